-- Which rows, and which fields of rows, markings keep from those who are not cleared: the marked row itself, and every
-- row that hangs on it. A technical table that follows from the markings; written by the database layer alone, without
-- history, since what is secret today was so yesterday.
CREATE TABLE concealment (
    subject {text} NOT NULL,
    part {text} NOT NULL,
    marking {text} NOT NULL,
    entity {text} NOT NULL,
    level {text} NOT NULL,
    unit {text} NOT NULL,
    matter {text} NOT NULL,
    direct {int} NOT NULL,
    PRIMARY KEY (subject, part, marking)
) {strict};
CREATE INDEX concealment_marking ON concealment (marking);
CREATE INDEX concealment_entity ON concealment (entity, part);
-- Whether anything was ever concealed, on the row that is the queue of commits: known there without another question.
ALTER TABLE audit_tree ADD COLUMN conceals {int} NOT NULL DEFAULT 0;
