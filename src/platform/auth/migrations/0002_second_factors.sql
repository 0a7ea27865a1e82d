-- What proves who somebody is besides a password: technical rows without history, like the passwords themselves.
ALTER TABLE account_session ADD COLUMN stage {text} NOT NULL DEFAULT 'complete';
ALTER TABLE account_session ADD COLUMN proof {text} NOT NULL DEFAULT 'password';
ALTER TABLE account_session ADD COLUMN browser {text} NOT NULL DEFAULT 'other';
ALTER TABLE account_session ADD COLUMN system {text} NOT NULL DEFAULT 'other';
ALTER TABLE account_session ADD COLUMN address {text} NOT NULL DEFAULT '';
ALTER TABLE account_session ADD COLUMN failures {int} NOT NULL DEFAULT 0;

-- One row an account that has begun or finished with codes. The secret is sealed with a key that is not in the database.
CREATE TABLE account_totp (
    account {text} NOT NULL PRIMARY KEY,
    sealed_secret {text} NOT NULL,
    begun_at {text} NOT NULL,
    confirmed_at {text},
    last_step {int} NOT NULL
) {strict};

CREATE TABLE account_recovery_code (
    account {text} NOT NULL,
    code_hash {text} NOT NULL,
    used_at {text},
    PRIMARY KEY (account, code_hash)
) {strict};

CREATE TABLE account_passkey (
    id {text} NOT NULL PRIMARY KEY,
    account {text} NOT NULL,
    name {text} NOT NULL,
    credential {text} NOT NULL UNIQUE,
    public_key {text} NOT NULL,
    algorithm {int} NOT NULL,
    counter {int} NOT NULL,
    created_at {text} NOT NULL,
    last_used_at {text}
) {strict};
CREATE INDEX account_passkey_account ON account_passkey (account);

-- Challenges that were answered, until they would have been too old anyway. Those that nobody answered are not kept.
CREATE TABLE answered_challenge (
    challenge {text} NOT NULL PRIMARY KEY,
    ends_at {text} NOT NULL
) {strict};

CREATE TABLE access_token (
    id {text} NOT NULL PRIMARY KEY,
    account {text} NOT NULL,
    name {text} NOT NULL,
    token_hash {text} NOT NULL UNIQUE,
    scope {text} NOT NULL,
    actions {text} NOT NULL,
    created_at {text} NOT NULL,
    valid_to {text} NOT NULL,
    last_used_at {text},
    revoked_at {text}
) {strict};
CREATE INDEX access_token_account ON access_token (account);

-- Who has guessed wrong, by digest of what was guessed at and from where.
CREATE TABLE failed_tries (
    subject {text} NOT NULL PRIMARY KEY,
    failures {int} NOT NULL,
    last_at {int} NOT NULL,
    forgotten_at {int} NOT NULL
) {strict};
CREATE INDEX failed_tries_forgotten ON failed_tries (forgotten_at);
