-- Technical rows, without history: an attempt lives ten minutes, a session's tokens as long as the session. Tokens are
-- hidden under a key that only the browser's cookie holds, so that what the database keeps opens nothing.
CREATE TABLE sign_in_attempt (
    token_hash {text} NOT NULL PRIMARY KEY,
    provider {text} NOT NULL,
    state {text} NOT NULL,
    nonce {text} NOT NULL,
    verifier {text} NOT NULL,
    begun_at {text} NOT NULL
) {strict};
CREATE INDEX sign_in_attempt_begun ON sign_in_attempt (begun_at);

CREATE TABLE federated_session (
    session {text} NOT NULL PRIMARY KEY,
    account {text} NOT NULL,
    provider {text} NOT NULL,
    subject {text} NOT NULL,
    provider_session {text},
    sealed {text} NOT NULL,
    checked_at {text} NOT NULL,
    claimed_at {text} NOT NULL
) {strict};
CREATE INDEX federated_session_subject ON federated_session (provider, subject);

CREATE TABLE logout_token (
    id_hash {text} NOT NULL PRIMARY KEY,
    used_at {text} NOT NULL
) {strict};
