-- What people put in the annual wheel. What law and programme demand is not stored here: it follows from requirements.
CREATE ENTITY calendar_entry (
    id {text} NOT NULL PRIMARY KEY,
    key {text} UNIQUE,
    unit {text} REFERENCES unit (id),
    requirement {text} REFERENCES requirement (id),
    title {text} NOT NULL,
    body {text},
    first_on {text} NOT NULL,
    recurrence {text} NOT NULL CHECK (recurrence IN ('once', 'yearly', 'monthly', 'every_months')),
    every_months {int} CHECK (every_months > 0),
    valid_to {text} CHECK (valid_to >= first_on),
    is_withdrawn {int} NOT NULL CHECK (is_withdrawn IN (0, 1)),
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL,
    CHECK ((recurrence = 'every_months') = (every_months IS NOT NULL))
);
CREATE INDEX calendar_entry_unit ON calendar_entry (unit, first_on);
CREATE INDEX calendar_entry_requirement ON calendar_entry (requirement);
-- One day of an entry was done. `unit` is the entry's, so that its unit may write the row.
CREATE ENTITY calendar_completion (
    id {text} NOT NULL PRIMARY KEY,
    entry {text} NOT NULL REFERENCES calendar_entry (id),
    unit {text} REFERENCES unit (id),
    due_on {text} NOT NULL,
    done_on {text} NOT NULL,
    reference {text},
    version {int} NOT NULL,
    UNIQUE (entry, due_on)
);
-- Addresses that calendar programs fetch: the hash of the secret alone, like every secret.
CREATE ENTITY calendar_feed (
    id {text} NOT NULL PRIMARY KEY,
    account {text} NOT NULL REFERENCES account (id),
    name {text} NOT NULL,
    reach {text} NOT NULL CHECK (reach IN ('own', 'unit', 'town')),
    unit {text} REFERENCES unit (id),
    token_hash {text} NOT NULL UNIQUE,
    created_at {text} NOT NULL,
    valid_to {text} NOT NULL,
    revoked_at {text},
    version {int} NOT NULL,
    CHECK ((reach = 'unit') = (unit IS NOT NULL))
);
CREATE INDEX calendar_feed_account ON calendar_feed (account, created_at);
