-- The ordinary planning of units, year by year. Every local row says which unit it belongs to, so that the right to
-- write it follows from the row alone, and so that a unit that moves or ends leaves its years as they were.
CREATE ENTITY planning_cycle (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    year {int} NOT NULL UNIQUE,
    name {text} NOT NULL,
    state {text} NOT NULL CHECK (state IN ('open', 'closed')),
    valid_from {text} NOT NULL,
    valid_to {text} NOT NULL CHECK (valid_to >= valid_from),
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    version {int} NOT NULL
);
CREATE ENTITY unit_goal (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    cycle {text} NOT NULL REFERENCES planning_cycle (id),
    key {text} NOT NULL,
    title {text} NOT NULL,
    body {text},
    focus_area_key {text},
    ability {text} NOT NULL CHECK (ability IN ('foresee', 'prevent', 'withstand', 'handle', 'recover')),
    kind {text} NOT NULL CHECK (kind IN ('societal_disturbance', 'everyday_accident', 'antagonistic', 'personal_safety')),
    standing {text} NOT NULL CHECK (standing IN ('to_confirm', 'current', 'retired')),
    unbound_why {text},
    retired_why {text},
    position {int} NOT NULL,
    origin {text} REFERENCES unit_goal (id) CHECK (origin <> id),
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    version {int} NOT NULL,
    UNIQUE (cycle, unit, key)
);
CREATE INDEX unit_goal_unit ON unit_goal (unit);
CREATE INDEX unit_goal_origin ON unit_goal (origin);
CREATE ENTITY goal_binding (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    unit_goal {text} NOT NULL REFERENCES unit_goal (id),
    goal {text} NOT NULL REFERENCES goal (id),
    UNIQUE (unit_goal, goal)
);
CREATE INDEX goal_binding_goal ON goal_binding (goal);
CREATE INDEX goal_binding_unit ON goal_binding (unit);
CREATE ENTITY activity (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    unit_goal {text} NOT NULL REFERENCES unit_goal (id),
    key {text} NOT NULL,
    title {text} NOT NULL,
    body {text},
    owner {text} NOT NULL REFERENCES unit (id),
    responsible {text} REFERENCES person (id),
    starts_on {text},
    ends_on {text} CHECK (ends_on >= starts_on),
    cost_ore {int} CHECK (cost_ore >= 0),
    status {text} NOT NULL CHECK (status IN ('planned', 'under_way', 'done', 'not_done')),
    status_words {text},
    standing {text} NOT NULL CHECK (standing IN ('to_confirm', 'current', 'retired')),
    retired_why {text},
    position {int} NOT NULL,
    origin {text} REFERENCES activity (id) CHECK (origin <> id),
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    version {int} NOT NULL,
    UNIQUE (unit_goal, key)
);
CREATE INDEX activity_unit ON activity (unit);
CREATE INDEX activity_owner ON activity (owner);
CREATE INDEX activity_responsible ON activity (responsible);
CREATE INDEX activity_origin ON activity (origin);
-- Of a unit goal, or of a goal of the programme and then the centre's.
CREATE ENTITY indicator (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} REFERENCES unit (id),
    cycle {text} NOT NULL REFERENCES planning_cycle (id),
    unit_goal {text} REFERENCES unit_goal (id),
    goal {text} REFERENCES goal (id),
    key {text} NOT NULL,
    title {text} NOT NULL,
    unit_of_measure {text} NOT NULL,
    direction {text} NOT NULL CHECK (direction IN ('higher', 'lower')),
    target {real},
    start_value {real},
    standing {text} NOT NULL CHECK (standing IN ('to_confirm', 'current', 'retired')),
    retired_why {text},
    position {int} NOT NULL,
    origin {text} REFERENCES indicator (id) CHECK (origin <> id),
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    version {int} NOT NULL,
    UNIQUE (unit_goal, key),
    UNIQUE (cycle, goal, key),
    CHECK ((unit_goal IS NULL) <> (goal IS NULL)),
    CHECK ((unit_goal IS NULL) = (unit IS NULL))
);
CREATE INDEX indicator_unit ON indicator (unit);
CREATE INDEX indicator_goal ON indicator (goal);
CREATE INDEX indicator_origin ON indicator (origin);
CREATE ENTITY indicator_value (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    indicator {text} NOT NULL REFERENCES indicator (id),
    period_on {text} NOT NULL,
    value {real} NOT NULL,
    comment {text},
    version {int} NOT NULL,
    UNIQUE (indicator, unit, period_on)
);
CREATE INDEX indicator_value_unit ON indicator_value (unit);
-- The centre's own: beside a field of every unit's plan, or of one unit's.
CREATE ENTITY instruction (
    id {text} NOT NULL PRIMARY KEY,
    cycle {text} NOT NULL REFERENCES planning_cycle (id),
    for_unit {text} REFERENCES unit (id),
    plan_field {text} NOT NULL CHECK (plan_field IN ('plan', 'goal_title', 'goal_body', 'goal_focus_area', 'goal_ability', 'goal_kind', 'goal_programme_goals', 'activity_title', 'activity_body', 'activity_owner', 'activity_responsible', 'activity_period', 'activity_cost', 'activity_status', 'indicator_title', 'indicator_unit_of_measure', 'indicator_target', 'indicator_values')),
    body {text} NOT NULL,
    withdrawn {int} NOT NULL CHECK (withdrawn IN (0, 1)),
    version {int} NOT NULL
);
CREATE INDEX instruction_cycle ON instruction (cycle);
CREATE INDEX instruction_for_unit ON instruction (for_unit);
CREATE ENTITY plan_comment (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    unit_goal {text} NOT NULL REFERENCES unit_goal (id),
    activity {text} REFERENCES activity (id),
    indicator {text} REFERENCES indicator (id),
    voice {text} NOT NULL CHECK (voice IN ('centre', 'unit')),
    body {text} NOT NULL,
    written_by {text} NOT NULL,
    written_at {text} NOT NULL
);
CREATE INDEX plan_comment_unit_goal ON plan_comment (unit_goal);
CREATE INDEX plan_comment_unit ON plan_comment (unit);
CREATE INDEX plan_comment_activity ON plan_comment (activity);
CREATE INDEX plan_comment_indicator ON plan_comment (indicator);
