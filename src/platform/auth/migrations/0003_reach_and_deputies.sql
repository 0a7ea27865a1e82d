-- A role can be held for the members of a sector, or in one matter alone; and a grant can be borrowed by a deputy for a
-- period.
ALTER ENTITY role_grant ADD COLUMN sector {text};
ALTER ENTITY role_grant ADD COLUMN matter {text};
CREATE ENTITY deputyship (
    id {text} NOT NULL PRIMARY KEY,
    role_grant {text} NOT NULL REFERENCES role_grant (id),
    deputy {text} NOT NULL REFERENCES account (id),
    valid_from {text} NOT NULL,
    valid_to {text} NOT NULL,
    version {int} NOT NULL,
    CHECK (valid_from <= valid_to)
);
CREATE INDEX deputyship_deputy ON deputyship (deputy);
