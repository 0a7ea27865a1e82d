-- What somebody asked to be worked out, and what came of it. Technical rows: that it was asked for stands in the audit,
-- what was worked out is weeded, and what is to last is kept by those who decide so (a proposal, a document).
CREATE TABLE reckoning (
    id {text} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL,
    asked_by {text} NOT NULL,
    question {text} NOT NULL,
    job {text},
    answer {text},
    created_at {text} NOT NULL,
    answered_at {text}
) {strict};
CREATE INDEX reckoning_created ON reckoning (created_at, id);
