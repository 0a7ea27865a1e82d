-- What the town must keep going and what that stands on. Times are whole minutes. Rows that hang on others carry the
-- unit of what they hang on, so that the right to write them follows from the row alone.
CREATE ENTITY critical_service (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    key {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    body {text},
    run_by_unit {text} REFERENCES unit (id),
    run_by_actor {text} REFERENCES external_actor (id),
    sector {text} REFERENCES sector (id),
    societal_function {text},
    tolerable_minutes {int} CHECK (tolerable_minutes >= 0),
    target_minutes {int} CHECK (target_minutes >= 0),
    lowest_service_level {text},
    restart_minutes {int} NOT NULL CHECK (restart_minutes >= 0),
    harm_per_hour {real} CHECK (harm_per_hour >= 0),
    ended_on {text},
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    version {int} NOT NULL,
    CHECK (run_by_unit IS NULL OR run_by_actor IS NULL)
);
CREATE INDEX critical_service_unit ON critical_service (unit);
CREATE INDEX critical_service_run_by_unit ON critical_service (run_by_unit);
CREATE INDEX critical_service_run_by_actor ON critical_service (run_by_actor);
CREATE INDEX critical_service_sector ON critical_service (sector);
CREATE ENTITY service_consequence (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    service {text} NOT NULL REFERENCES critical_service (id),
    protection_value {text} NOT NULL REFERENCES protection_value (id),
    after_minutes {int} NOT NULL CHECK (after_minutes >= 0),
    level {int} NOT NULL CHECK (level BETWEEN 1 AND 5),
    words {text},
    version {int} NOT NULL,
    UNIQUE (service, protection_value, after_minutes)
);
CREATE INDEX service_consequence_unit ON service_consequence (unit);
CREATE INDEX service_consequence_protection_value ON service_consequence (protection_value);
CREATE ENTITY resource (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    key {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    kind {text} NOT NULL CHECK (kind IN ('power', 'it', 'telecom', 'water', 'heat', 'staff', 'premises', 'fuel', 'supplier', 'transport', 'payments', 'food', 'medicine', 'equipment', 'area', 'common_cause', 'other')),
    body {text},
    supplier {text} REFERENCES external_actor (id),
    agreement {text},
    tested_on {text},
    repair_minutes {int} NOT NULL CHECK (repair_minutes >= 1),
    restart_minutes {int} NOT NULL CHECK (restart_minutes >= 0),
    losses_per_year {real} NOT NULL CHECK (losses_per_year >= 0),
    is_black_start {int} NOT NULL CHECK (is_black_start IN (0, 1)),
    ended_on {text},
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    version {int} NOT NULL
);
CREATE INDEX resource_unit ON resource (unit);
CREATE INDEX resource_supplier ON resource (supplier);
-- A need is one service's or one resource's, and is met by so many of its members.
CREATE ENTITY need (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    service {text} REFERENCES critical_service (id),
    resource {text} REFERENCES resource (id),
    what {text} NOT NULL,
    needed {int} NOT NULL CHECK (needed >= 1),
    member_count {int} NOT NULL,
    buffer_minutes {int} NOT NULL CHECK (buffer_minutes >= 0),
    refill_minutes {int} CHECK (refill_minutes >= 0),
    agreement {text},
    tested_on {text},
    note {text},
    version {int} NOT NULL,
    CHECK ((service IS NULL) <> (resource IS NULL)),
    CHECK (member_count >= needed)
);
CREATE INDEX need_unit ON need (unit);
CREATE INDEX need_service ON need (service);
CREATE INDEX need_resource ON need (resource);
CREATE ENTITY need_member (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    need {text} NOT NULL REFERENCES need (id),
    service {text} REFERENCES critical_service (id),
    resource {text} REFERENCES resource (id),
    UNIQUE (need, service),
    UNIQUE (need, resource),
    CHECK ((service IS NULL) <> (resource IS NULL))
);
CREATE INDEX need_member_unit ON need_member (unit);
CREATE INDEX need_member_service ON need_member (service);
CREATE INDEX need_member_resource ON need_member (resource);
CREATE ENTITY continuity_plan (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    service {text} NOT NULL UNIQUE REFERENCES critical_service (id),
    reserve_routines {text},
    body {text},
    back_registration {text},
    contacts {text},
    peace_adds {text},
    peace_holds {text} NOT NULL CHECK (peace_holds IN ('unanswered', 'yes', 'no')),
    heightened_adds {text},
    heightened_holds {text} NOT NULL CHECK (heightened_holds IN ('unanswered', 'yes', 'no')),
    highest_adds {text},
    highest_holds {text} NOT NULL CHECK (highest_holds IN ('unanswered', 'yes', 'no')),
    state {text} NOT NULL CHECK (state IN ('draft', 'approved')),
    approved_on {text},
    approved_by {text},
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    version {int} NOT NULL,
    CHECK ((state = 'approved') = (approved_on IS NOT NULL))
);
CREATE INDEX continuity_plan_unit ON continuity_plan (unit);
CREATE ENTITY plan_test (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    plan {text} NOT NULL REFERENCES continuity_plan (id),
    kind {text} NOT NULL CHECK (kind IN ('test', 'exercise')),
    held_on {text} NOT NULL,
    result {text} NOT NULL CHECK (result IN ('held', 'held_partly', 'did_not_hold')),
    words {text},
    version {int} NOT NULL
);
CREATE INDEX plan_test_unit ON plan_test (unit);
CREATE INDEX plan_test_plan ON plan_test (plan);
