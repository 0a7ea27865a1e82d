-- The keys by which a city's directory may push people and groups: their hashes alone, like every secret.
CREATE TABLE scim_token (
    id {text} NOT NULL PRIMARY KEY,
    provider {text} NOT NULL,
    name {text} NOT NULL,
    token_hash {text} NOT NULL UNIQUE,
    made_at {text} NOT NULL,
    revoked_at {text}
) {strict};
