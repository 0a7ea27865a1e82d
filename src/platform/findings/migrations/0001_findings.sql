-- What somebody has accepted to live with, for a time and for a reason. Findings themselves are computed anew each
-- time and kept nowhere.
CREATE ENTITY finding_acceptance (
    id {text} NOT NULL PRIMARY KEY,
    finding_key {text} NOT NULL UNIQUE,
    rule {text} NOT NULL,
    facts_hash {text} NOT NULL,
    reason {text} NOT NULL,
    accepted_by {text} NOT NULL,
    accepted_on {text} NOT NULL,
    review_on {text} NOT NULL,
    version {int} NOT NULL
);
