-- Rounds of follow-up, what they asked, the sheets of the units and what was said in each turn.
CREATE ENTITY follow_up_round (
    id {text} NOT NULL PRIMARY KEY,
    name {text} NOT NULL,
    kind {text} NOT NULL CHECK (kind IN ('first_tertial', 'second_tertial', 'annual_report', 'own')),
    year {int} NOT NULL,
    edition {text} NOT NULL REFERENCES edition (id),
    period_from {text} NOT NULL,
    period_to {text} NOT NULL CHECK (period_to >= period_from),
    due {text} NOT NULL,
    remind_before_days {int} NOT NULL,
    remind_every_days {int} NOT NULL,
    instruction {text},
    state {text} NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    tree_on {text},
    opened_at {text},
    closed_at {text},
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    version {int} NOT NULL,
    CHECK (state = 'draft' OR (tree_on IS NOT NULL AND opened_at IS NOT NULL)),
    CHECK ((state = 'closed') = (closed_at IS NOT NULL))
);
CREATE INDEX follow_up_round_edition ON follow_up_round (edition);
CREATE ENTITY round_unit (
    id {text} NOT NULL PRIMARY KEY,
    round {text} NOT NULL REFERENCES follow_up_round (id),
    unit {text} NOT NULL REFERENCES unit (id),
    parent {text} REFERENCES unit (id),
    name {text} NOT NULL,
    kind {text} NOT NULL,
    is_asked {int} NOT NULL CHECK (is_asked IN (0, 1)),
    position {int} NOT NULL,
    UNIQUE (round, unit)
);
CREATE INDEX round_unit_unit ON round_unit (unit);
CREATE ENTITY round_goal (
    id {text} NOT NULL PRIMARY KEY,
    round {text} NOT NULL REFERENCES follow_up_round (id),
    goal {text} NOT NULL REFERENCES goal (id),
    title {text} NOT NULL,
    position {int} NOT NULL,
    UNIQUE (round, goal)
);
CREATE INDEX round_goal_goal ON round_goal (goal);
CREATE ENTITY round_focus_area (
    id {text} NOT NULL PRIMARY KEY,
    round {text} NOT NULL REFERENCES follow_up_round (id),
    goal {text} NOT NULL REFERENCES goal (id),
    focus_area {text} NOT NULL REFERENCES focus_area (id),
    title {text} NOT NULL,
    position {int} NOT NULL,
    UNIQUE (round, goal, focus_area)
);
CREATE INDEX round_focus_area_area ON round_focus_area (focus_area);
CREATE ENTITY round_sector (
    id {text} NOT NULL PRIMARY KEY,
    round {text} NOT NULL REFERENCES follow_up_round (id),
    unit {text} NOT NULL REFERENCES unit (id),
    sector {text} NOT NULL REFERENCES sector (id),
    name {text} NOT NULL,
    UNIQUE (round, unit, sector)
);
CREATE INDEX round_sector_sector ON round_sector (sector);
CREATE ENTITY follow_up_sheet (
    id {text} NOT NULL PRIMARY KEY,
    round {text} NOT NULL REFERENCES follow_up_round (id),
    unit {text} NOT NULL REFERENCES unit (id),
    status {text} NOT NULL CHECK (status IN ('open', 'handed_in', 'handed_back', 'accepted')),
    turn {int} NOT NULL CHECK (turn >= 1),
    marks {text} NOT NULL,
    forecasts {text} NOT NULL,
    handed_in_at {text},
    handed_in_by {text},
    note {text},
    version {int} NOT NULL,
    UNIQUE (round, unit)
);
CREATE INDEX follow_up_sheet_unit ON follow_up_sheet (unit);
CREATE ENTITY follow_up_answer (
    id {text} NOT NULL PRIMARY KEY,
    sheet {text} NOT NULL REFERENCES follow_up_sheet (id),
    unit {text} NOT NULL REFERENCES unit (id),
    goal {text} NOT NULL REFERENCES goal (id),
    turn {int} NOT NULL CHECK (turn >= 1),
    mark {text} CHECK (mark IN ('fulfilled', 'partly', 'not_fulfilled')),
    words {text},
    forecast {text} CHECK (forecast IN ('fulfilled', 'partly', 'not_fulfilled')),
    forecast_words {text},
    version {int} NOT NULL,
    UNIQUE (sheet, turn, goal)
);
CREATE INDEX follow_up_answer_goal ON follow_up_answer (goal);
CREATE INDEX follow_up_answer_unit ON follow_up_answer (unit);
CREATE ENTITY follow_up_remark (
    id {text} NOT NULL PRIMARY KEY,
    sheet {text} NOT NULL REFERENCES follow_up_sheet (id),
    unit {text} NOT NULL REFERENCES unit (id),
    turn {int} NOT NULL,
    goal {text} REFERENCES goal (id),
    words {text} NOT NULL,
    made_at {text} NOT NULL,
    made_by {text} NOT NULL
);
CREATE INDEX follow_up_remark_sheet ON follow_up_remark (sheet);
