-- One register of measures for every source. Money is whole öre. Late is never stored: it follows from the day.
-- An owner is a unit by its foreign key, so no row can say that a sector answers for a measure.
CREATE ENTITY measure (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    title {text} NOT NULL,
    body {text},
    owner {text} NOT NULL REFERENCES unit (id),
    responsible {text} REFERENCES person (id),
    source_kind {text} NOT NULL CHECK (source_kind IN ('own', 'goal', 'unit_goal', 'requirement', 'finding', 'risk', 'continuity', 'incident', 'inspection', 'exercise', 'consultation')),
    source_id {text},
    raised {text} NOT NULL CHECK (raised IN ('locally', 'centrally')),
    due {text} NOT NULL,
    first_due {text} NOT NULL,
    postponements {int} NOT NULL CHECK (postponements >= 0),
    cost_ore {int} CHECK (cost_ore >= 0),
    yearly_cost_ore {int} CHECK (yearly_cost_ore >= 0),
    effect {text},
    ability {text},
    status {text} NOT NULL CHECK (status IN ('proposed', 'decided', 'under_way', 'done', 'cancelled')),
    version {int} NOT NULL,
    CHECK ((source_kind = 'own') = (source_id IS NULL))
);
CREATE INDEX measure_owner ON measure (owner, due);
CREATE INDEX measure_due ON measure (due);
CREATE INDEX measure_source ON measure (source_id);
CREATE ENTITY measure_status_change (
    id {text} NOT NULL PRIMARY KEY,
    measure {text} NOT NULL REFERENCES measure (id),
    unit {text} NOT NULL REFERENCES unit (id),
    status {text} NOT NULL,
    happened_on {text} NOT NULL,
    words {text},
    account {text} NOT NULL,
    registered_at {text} NOT NULL
);
CREATE INDEX measure_status_change_measure ON measure_status_change (measure);
CREATE ENTITY measure_dependency (
    id {text} NOT NULL PRIMARY KEY,
    measure {text} NOT NULL REFERENCES measure (id),
    needs {text} NOT NULL REFERENCES measure (id),
    UNIQUE (measure, needs),
    CHECK (measure <> needs)
);
CREATE INDEX measure_dependency_needs ON measure_dependency (needs);
CREATE ENTITY measure_comment (
    id {text} NOT NULL PRIMARY KEY,
    measure {text} NOT NULL REFERENCES measure (id),
    unit {text} NOT NULL REFERENCES unit (id),
    words {text} NOT NULL,
    account {text} NOT NULL,
    registered_at {text} NOT NULL
);
CREATE INDEX measure_comment_measure ON measure_comment (measure);
CREATE ENTITY measure_rule (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    days_before {int} NOT NULL CHECK (days_before >= 0),
    days_late {int} NOT NULL CHECK (days_late >= 1),
    version {int} NOT NULL
);
