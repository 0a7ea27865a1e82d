-- Rounds of risk and vulnerability analyses, and what they judge by. A row without a unit is the whole town's.
CREATE ENTITY scale_set (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    number {int} NOT NULL CHECK (number >= 1),
    replaces {text} REFERENCES scale_set (id) CHECK (replaces <> id),
    body {text},
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL
);
CREATE ENTITY scale_step (
    id {text} NOT NULL PRIMARY KEY,
    scale_set {text} NOT NULL REFERENCES scale_set (id),
    scale {text} NOT NULL CHECK (scale IN ('likelihood', 'consequence', 'intention', 'antagonist_capability', 'opportunity', 'capability')),
    level {int} NOT NULL CHECK (level BETWEEN 1 AND 9),
    protection_value_key {text} CHECK (protection_value_key IS NULL OR scale = 'consequence'),
    name {text} NOT NULL,
    words {text},
    yearly_from {real} CHECK (yearly_from IS NULL OR scale = 'likelihood'),
    yearly_to {real} CHECK (yearly_to IS NULL OR scale = 'likelihood'),
    version {int} NOT NULL,
    UNIQUE (scale_set, scale, level, protection_value_key)
);
CREATE ENTITY risk_kind (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    title {text} NOT NULL,
    body {text},
    is_antagonistic {int} NOT NULL CHECK (is_antagonistic IN (0, 1)),
    position {int} NOT NULL,
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL
);
CREATE ENTITY analysis_round (
    id {text} NOT NULL PRIMARY KEY,
    name {text} NOT NULL,
    edition {text} NOT NULL REFERENCES edition (id),
    scale_set {text} NOT NULL REFERENCES scale_set (id),
    previous {text} REFERENCES analysis_round (id) CHECK (previous <> id),
    mandate_from {text} NOT NULL,
    mandate_to {text} NOT NULL CHECK (mandate_to >= mandate_from),
    due {text} NOT NULL,
    remind_before_days {int} NOT NULL,
    remind_every_days {int} NOT NULL,
    instruction {text},
    state {text} NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    units_on {text},
    opened_at {text},
    closed_at {text},
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    version {int} NOT NULL,
    CHECK (state = 'draft' OR (units_on IS NOT NULL AND opened_at IS NOT NULL)),
    CHECK ((state = 'closed') = (closed_at IS NOT NULL))
);
CREATE INDEX analysis_round_edition ON analysis_round (edition);
CREATE INDEX analysis_round_scale_set ON analysis_round (scale_set);
CREATE ENTITY analysis_participant (
    id {text} NOT NULL PRIMARY KEY,
    round {text} NOT NULL REFERENCES analysis_round (id),
    unit {text} REFERENCES unit (id),
    external_actor {text} REFERENCES external_actor (id),
    name {text} NOT NULL,
    participation {text} NOT NULL CHECK (participation IN ('asked', 'takes_part', 'not_in')),
    words {text},
    version {int} NOT NULL,
    UNIQUE (round, unit),
    UNIQUE (round, external_actor),
    CHECK ((unit IS NULL) <> (external_actor IS NULL)),
    CHECK (participation <> 'not_in' OR words IS NOT NULL)
);
CREATE INDEX analysis_participant_unit ON analysis_participant (unit);
CREATE ENTITY risk_analysis (
    id {text} NOT NULL PRIMARY KEY,
    round {text} NOT NULL REFERENCES analysis_round (id),
    unit {text} REFERENCES unit (id),
    previous {text} REFERENCES risk_analysis (id) CHECK (previous <> id),
    state {text} NOT NULL CHECK (state IN ('draft', 'handed_in', 'approved')),
    area_text {text},
    method_text {text},
    services_text {text},
    dependencies_text {text},
    risks_text {text},
    shortcomings_text {text},
    needs_text {text},
    conditions_considered {int} CHECK (conditions_considered IN (0, 1)),
    conditions_words {text},
    handed_in_on {text},
    approved_on {text},
    approved_by {text},
    confirmed_on {text},
    version {int} NOT NULL,
    UNIQUE (round, unit),
    CHECK ((state = 'approved') = (approved_on IS NOT NULL))
);
CREATE INDEX risk_analysis_unit ON risk_analysis (unit);
CREATE INDEX risk_analysis_previous ON risk_analysis (previous);
CREATE ENTITY analysis_step (
    id {text} NOT NULL PRIMARY KEY,
    analysis {text} NOT NULL REFERENCES risk_analysis (id),
    unit {text} REFERENCES unit (id),
    kind {text} NOT NULL CHECK (kind IN ('handed_in', 'approved', 'reopened', 'confirmed')),
    happened_on {text} NOT NULL,
    words {text},
    account {text} NOT NULL,
    registered_at {text} NOT NULL
);
CREATE INDEX analysis_step_analysis ON analysis_step (analysis);
CREATE ENTITY capability_assessment (
    id {text} NOT NULL PRIMARY KEY,
    analysis {text} NOT NULL REFERENCES risk_analysis (id),
    unit {text} REFERENCES unit (id),
    area {text} NOT NULL CHECK (area IN ('crisis_management', 'essential_services')),
    aspect {text} NOT NULL CHECK (aspect IN ('leadership', 'cooperation', 'communication', 'competence', 'resources', 'information_security', 'endurance')),
    level {int} NOT NULL CHECK (level BETWEEN 1 AND 9),
    words {text} NOT NULL,
    version {int} NOT NULL,
    UNIQUE (analysis, area, aspect)
);
-- What an antagonist does has no frequency; the rules say so with the cure, because the kind decides.
CREATE ENTITY risk (
    id {text} NOT NULL PRIMARY KEY,
    analysis {text} NOT NULL REFERENCES risk_analysis (id),
    unit {text} REFERENCES unit (id),
    number {int} NOT NULL,
    title {text} NOT NULL,
    cause {text} NOT NULL,
    event {text} NOT NULL,
    consequence {text} NOT NULL,
    kind {text} NOT NULL REFERENCES risk_kind (id),
    likelihood {int},
    intention {int},
    antagonist_capability {int},
    opportunity {int},
    existing_protection {text},
    vulnerability {text},
    treatment {text} CHECK (treatment IN ('accept', 'avoid', 'transfer', 'reduce')),
    treatment_words {text},
    residual_likelihood {int},
    standing {text} NOT NULL CHECK (standing IN ('to_confirm', 'current', 'retired')),
    retired_why {text},
    origin {text} REFERENCES risk (id) CHECK (origin <> id),
    version {int} NOT NULL,
    UNIQUE (analysis, number),
    CHECK (standing <> 'retired' OR retired_why IS NOT NULL),
    CHECK (likelihood IS NULL OR (intention IS NULL AND antagonist_capability IS NULL AND opportunity IS NULL))
);
CREATE INDEX risk_unit ON risk (unit);
CREATE INDEX risk_of_kind ON risk (kind);
CREATE INDEX risk_origin ON risk (origin);
CREATE ENTITY risk_consequence (
    id {text} NOT NULL PRIMARY KEY,
    risk {text} NOT NULL REFERENCES risk (id),
    unit {text} REFERENCES unit (id),
    protection_value {text} NOT NULL REFERENCES protection_value (id),
    level {int} NOT NULL CHECK (level BETWEEN 1 AND 9),
    residual_level {int} CHECK (residual_level BETWEEN 1 AND 9),
    words {text},
    version {int} NOT NULL,
    UNIQUE (risk, protection_value)
);
CREATE INDEX risk_consequence_value ON risk_consequence (protection_value);
