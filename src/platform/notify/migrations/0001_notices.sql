-- What somebody wants to be told, and how, is her own statement and has history. Notices and mails are technical rows:
-- they say that something happened to a thing, and what happened stands in the audit.
CREATE ENTITY notice_settings (
    id {text} NOT NULL PRIMARY KEY,
    account {text} NOT NULL UNIQUE REFERENCES account (id),
    mail {text},
    digest_hour {int} NOT NULL CHECK (digest_hour BETWEEN 0 AND 23),
    quiet_from {int} CHECK (quiet_from BETWEEN 0 AND 23),
    quiet_to {int} CHECK (quiet_to BETWEEN 0 AND 23),
    choices {text} NOT NULL,
    version {int} NOT NULL
);

-- `due_at` is when it is to be mailed, and empty when it is not, or when it is part of a mail. `once` keeps a reminder
-- from being told twice.
CREATE TABLE notice (
    id {text} NOT NULL PRIMARY KEY,
    account {text} NOT NULL,
    kind {text} NOT NULL,
    entity {text} NOT NULL,
    subject {text} NOT NULL,
    at {text} NOT NULL,
    read_at {text},
    once {text} UNIQUE,
    due_at {text},
    mail {text}
) {strict};
CREATE INDEX notice_account ON notice (account, at, id);
CREATE INDEX notice_due ON notice (due_at);
CREATE INDEX notice_at ON notice (at);
CREATE INDEX notice_mail_of ON notice (mail);

-- A mail on its way. Its words are made when it is sent, from the kinds of its notices alone; its id is the Message-ID,
-- so that one that was sent twice is recognised.
CREATE TABLE notice_mail (
    id {text} NOT NULL PRIMARY KEY,
    account {text} NOT NULL,
    address {text} NOT NULL,
    language {text} NOT NULL,
    state {text} NOT NULL CHECK (state IN ('waiting', 'sent', 'refused', 'given_up')),
    made_at {text} NOT NULL,
    attempts {int} NOT NULL,
    next_at {text} NOT NULL,
    code {int} NOT NULL,
    ended_at {text}
) {strict};
CREATE INDEX notice_mail_next ON notice_mail (state, next_at);
CREATE INDEX notice_mail_account ON notice_mail (account, made_at);
