-- Secrecy markings: which record, or which field of it, is kept from those who are not cleared for it, on what ground.
CREATE ENTITY marking (
    id {text} NOT NULL PRIMARY KEY,
    entity {text} NOT NULL,
    subject {text} NOT NULL,
    part {text},
    level {text} NOT NULL CHECK (level IN ('internal', 'confidential', 'strictly_confidential')),
    legal_ground {text},
    reason {text} NOT NULL,
    unit {text},
    matter {text},
    marked_on {text} NOT NULL,
    ended_on {text},
    version {int} NOT NULL,
    CHECK (level = 'internal' OR legal_ground IS NOT NULL)
);
CREATE INDEX marking_subject ON marking (subject);
