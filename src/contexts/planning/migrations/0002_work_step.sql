-- The four steps of systematic security work in a year: who answers for each at a unit, and when it was last done.
CREATE ENTITY work_step (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    cycle {text} NOT NULL REFERENCES planning_cycle (id),
    step {text} NOT NULL CHECK (step IN ('identify', 'plan', 'act', 'follow_up')),
    responsible {text} REFERENCES person (id),
    done_on {text},
    words {text},
    version {int} NOT NULL,
    UNIQUE (cycle, unit, step)
);
CREATE INDEX work_step_unit ON work_step (unit);
CREATE INDEX work_step_responsible ON work_step (responsible);
