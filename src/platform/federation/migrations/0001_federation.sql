-- Sign-in services, which of their groups give which roles, and whom of ours they know by which name. Entities, since
-- what they say decides who may do what.
CREATE ENTITY identity_provider (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    issuer {text} NOT NULL UNIQUE,
    client_id {text} NOT NULL,
    client_authentication {text} NOT NULL CHECK (client_authentication IN ('secret_basic', 'secret_post', 'none')),
    scopes {text} NOT NULL,
    group_source {text} NOT NULL CHECK (group_source IN ('claims', 'scim')),
    groups_claim {text} NOT NULL,
    user_name_claim {text} NOT NULL,
    name_claim {text} NOT NULL,
    link_claim {text} NOT NULL,
    required_acr {text},
    status {text} NOT NULL CHECK (status IN ('active', 'closed')),
    version {int} NOT NULL
);

CREATE ENTITY group_role (
    id {text} NOT NULL PRIMARY KEY,
    provider {text} NOT NULL REFERENCES identity_provider (id),
    group_name {text} NOT NULL,
    role {text} NOT NULL CHECK (role IN ('administrator', 'strategist', 'coordinator', 'head', 'auditor', 'reader')),
    unit {text},
    version {int} NOT NULL
);
CREATE INDEX group_role_provider ON group_role (provider);

CREATE ENTITY account_link (
    id {text} NOT NULL PRIMARY KEY,
    account {text} NOT NULL REFERENCES account (id),
    provider {text} NOT NULL REFERENCES identity_provider (id),
    subject {text},
    external_id {text},
    user_name {text},
    status {text} NOT NULL CHECK (status IN ('active', 'removed')),
    version {int} NOT NULL
);
CREATE UNIQUE INDEX account_link_subject ON account_link (provider, subject);
CREATE UNIQUE INDEX account_link_user_name ON account_link (provider, user_name);
CREATE INDEX account_link_external ON account_link (provider, external_id);
CREATE INDEX account_link_account ON account_link (account);

CREATE ENTITY directory_group (
    id {text} NOT NULL PRIMARY KEY,
    provider {text} NOT NULL REFERENCES identity_provider (id),
    name {text} NOT NULL,
    external_id {text},
    version {int} NOT NULL
);
CREATE UNIQUE INDEX directory_group_name ON directory_group (provider, name);

CREATE ENTITY directory_member (
    id {text} NOT NULL PRIMARY KEY,
    directory_group {text} NOT NULL REFERENCES directory_group (id),
    account {text} NOT NULL REFERENCES account (id)
);
CREATE UNIQUE INDEX directory_member_once ON directory_member (directory_group, account);
CREATE INDEX directory_member_account ON directory_member (account);

-- What we show the provider to prove who we are. Kept out of history, audit and export, like every secret.
CREATE TABLE identity_provider_secret (
    provider {text} NOT NULL PRIMARY KEY,
    secret {text} NOT NULL
) {strict};
