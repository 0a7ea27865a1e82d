-- Work to be done later, by whichever server process comes first. Technical rows: what a job does is told in the audit
-- by what it writes. `unique_key` is held while the job waits, `period` as long as the row is kept.
CREATE TABLE job (
    id {text} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL,
    payload {text} NOT NULL,
    asked_by {text} NOT NULL,
    unique_key {text} UNIQUE,
    period {text} UNIQUE,
    state {text} NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    run_at {text} NOT NULL,
    attempts {int} NOT NULL,
    progress {int} NOT NULL CHECK (progress BETWEEN 0 AND 1000),
    cancel_asked {int} NOT NULL,
    locked_by {text},
    locked_until {text},
    result {text},
    error {text},
    created_at {text} NOT NULL,
    started_at {text},
    ended_at {text}
) {strict};
CREATE INDEX job_next ON job (state, run_at, id);
CREATE INDEX job_created ON job (created_at, id);
