-- Accounts and their roles are entities with history. Secrets and sessions are technical rows without one: what is
-- not kept cannot leak from a backup of the history.
CREATE ENTITY account (
    id {text} NOT NULL PRIMARY KEY,
    user_name {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    status {text} NOT NULL CHECK (status IN ('active', 'closed')),
    language {text} NOT NULL CHECK (language IN ('sv', 'en')),
    version {int} NOT NULL
);

CREATE ENTITY role_grant (
    id {text} NOT NULL PRIMARY KEY,
    account {text} NOT NULL REFERENCES account (id),
    role {text} NOT NULL CHECK (role IN ('administrator', 'strategist', 'coordinator', 'head', 'auditor', 'reader')),
    unit {text},
    valid_from {text} NOT NULL,
    valid_to {text},
    version {int} NOT NULL
);
CREATE INDEX role_grant_account ON role_grant (account);

-- One row an account that has a password: Argon2id with its salt and cost. Written before the account itself, so it
-- does not refer to it.
CREATE TABLE account_secret (
    account {text} NOT NULL PRIMARY KEY,
    password_hash {text} NOT NULL
) {strict};

CREATE TABLE account_session (
    id {text} NOT NULL PRIMARY KEY,
    token_hash {text} NOT NULL UNIQUE,
    account {text} NOT NULL,
    csrf_token {text} NOT NULL,
    created_at {text} NOT NULL,
    last_seen_at {text} NOT NULL,
    revoked_at {text}
) {strict};
CREATE INDEX account_session_account ON account_session (account);

-- The one-time link to the first administrator, at most one row.
CREATE TABLE first_start (
    token_hash {text} NOT NULL PRIMARY KEY,
    ends_at {text} NOT NULL
) {strict};
