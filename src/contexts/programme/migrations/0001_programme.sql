-- Steering documents, what their editions say, the requirements laid on the town, and the links between it all.
-- Dates are YYYY-MM-DD, both ends of a period included. What belongs to an edition is listed by position.
CREATE ENTITY programme (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    body {text},
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL
);
CREATE ENTITY edition (
    id {text} NOT NULL PRIMARY KEY,
    programme {text} NOT NULL REFERENCES programme (id),
    key {text} NOT NULL UNIQUE,
    title {text} NOT NULL,
    diary_number {text},
    status {text} NOT NULL CHECK (status IN ('draft', 'consultation', 'adopted')),
    consultation_due {text},
    adopted_on {text},
    valid_from {text},
    valid_to {text} CHECK (valid_to >= valid_from),
    mandate_from {text},
    replaces {text} REFERENCES edition (id) CHECK (replaces <> id),
    summary {text},
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL
);
CREATE INDEX edition_programme ON edition (programme);
CREATE INDEX edition_replaces ON edition (replaces);
CREATE ENTITY section (
    id {text} NOT NULL PRIMARY KEY,
    edition {text} NOT NULL REFERENCES edition (id),
    key {text} NOT NULL,
    number {text} NOT NULL,
    title {text} NOT NULL,
    body {text} NOT NULL,
    position {int} NOT NULL,
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL,
    UNIQUE (edition, key)
);
CREATE INDEX section_order ON section (edition, position, key);
CREATE ENTITY focus_area (
    id {text} NOT NULL PRIMARY KEY,
    edition {text} NOT NULL REFERENCES edition (id),
    key {text} NOT NULL,
    title {text} NOT NULL,
    body {text},
    position {int} NOT NULL,
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL,
    UNIQUE (edition, key)
);
CREATE INDEX focus_area_order ON focus_area (edition, position, key);
CREATE ENTITY goal (
    id {text} NOT NULL PRIMARY KEY,
    edition {text} NOT NULL REFERENCES edition (id),
    key {text} NOT NULL,
    title {text} NOT NULL,
    body {text},
    kind {text} NOT NULL CHECK (kind IN ('societal_disturbance', 'everyday_accident', 'antagonistic', 'personal_safety')),
    ability {text} NOT NULL CHECK (ability IN ('foresee', 'prevent', 'withstand', 'handle', 'recover')),
    civil_defence {int} NOT NULL CHECK (civil_defence IN (0, 1)),
    position {int} NOT NULL,
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL,
    UNIQUE (edition, key)
);
CREATE INDEX goal_order ON goal (edition, position, key);
CREATE ENTITY protection_value (
    id {text} NOT NULL PRIMARY KEY,
    edition {text} NOT NULL REFERENCES edition (id),
    key {text} NOT NULL,
    title {text} NOT NULL,
    body {text},
    position {int} NOT NULL,
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL,
    UNIQUE (edition, key)
);
CREATE INDEX protection_value_order ON protection_value (edition, position, key);
CREATE ENTITY threat_step (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    title {text} NOT NULL,
    position {int} NOT NULL,
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL
);
CREATE ENTITY threat_category (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    title {text} NOT NULL,
    body {text},
    position {int} NOT NULL,
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL
);
CREATE ENTITY threat (
    id {text} NOT NULL PRIMARY KEY,
    edition {text} NOT NULL REFERENCES edition (id),
    key {text} NOT NULL,
    title {text} NOT NULL,
    body {text},
    category {text} NOT NULL REFERENCES threat_category (id),
    lowest_step {text} REFERENCES threat_step (id),
    highest_step {text} REFERENCES threat_step (id),
    assessed_on {text},
    position {int} NOT NULL,
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL,
    UNIQUE (edition, key)
);
CREATE INDEX threat_order ON threat (edition, position, key);
CREATE ENTITY responsibility (
    id {text} NOT NULL PRIMARY KEY,
    edition {text} NOT NULL REFERENCES edition (id),
    key {text} NOT NULL,
    title {text} NOT NULL,
    body {text},
    level {text} NOT NULL CHECK (level IN ('central', 'local')),
    position {int} NOT NULL,
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL,
    UNIQUE (edition, key)
);
CREATE INDEX responsibility_order ON responsibility (edition, position, key);
CREATE ENTITY driver (
    id {text} NOT NULL PRIMARY KEY,
    edition {text} NOT NULL REFERENCES edition (id),
    key {text} NOT NULL,
    title {text} NOT NULL,
    body {text},
    position {int} NOT NULL,
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL,
    UNIQUE (edition, key)
);
CREATE INDEX driver_order ON driver (edition, position, key);
CREATE ENTITY topic (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    title {text} NOT NULL,
    body {text},
    shared_owner {text} REFERENCES unit (id),
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL
);
CREATE ENTITY topic_treatment (
    id {text} NOT NULL PRIMARY KEY,
    topic {text} NOT NULL REFERENCES topic (id),
    programme {text} NOT NULL REFERENCES programme (id),
    owner {text} REFERENCES unit (id),
    valid_from {text} NOT NULL,
    valid_to {text} CHECK (valid_to >= valid_from),
    UNIQUE (topic, programme, valid_from)
);
CREATE INDEX topic_treatment_programme ON topic_treatment (programme);
CREATE ENTITY change (
    id {text} NOT NULL PRIMARY KEY,
    edition {text} NOT NULL REFERENCES edition (id),
    key {text} NOT NULL,
    kind {text} NOT NULL CHECK (kind IN ('added', 'changed', 'removed', 'moved_out', 'moved_in', 'merged')),
    title {text} NOT NULL,
    body {text},
    topic {text} REFERENCES topic (id),
    other_programme {text} REFERENCES programme (id),
    driver {text} REFERENCES driver (id),
    position {int} NOT NULL,
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL,
    UNIQUE (edition, key)
);
CREATE INDEX change_order ON change (edition, position, key);
CREATE INDEX change_topic ON change (topic);
CREATE INDEX change_driver ON change (driver);
CREATE ENTITY catalogue (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    title {text} NOT NULL,
    kind {text} NOT NULL CHECK (kind IN ('law', 'regulation', 'agreement', 'programme', 'own')),
    reference {text} NOT NULL,
    valid_from {text},
    valid_to {text} CHECK (valid_to >= valid_from),
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL
);
CREATE ENTITY requirement (
    id {text} NOT NULL PRIMARY KEY,
    catalogue {text} NOT NULL REFERENCES catalogue (id),
    edition {text} REFERENCES edition (id),
    key {text} NOT NULL UNIQUE,
    reference {text} NOT NULL,
    title {text} NOT NULL,
    body {text},
    is_document {int} NOT NULL CHECK (is_document IN (0, 1)),
    interval_months {int} CHECK (interval_months > 0),
    mandate_deadline_months {int} CHECK (mandate_deadline_months > 0),
    valid_from {text},
    valid_to {text} CHECK (valid_to >= valid_from),
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    source {text},
    version {int} NOT NULL
);
CREATE INDEX requirement_catalogue ON requirement (catalogue, key);
CREATE INDEX requirement_edition ON requirement (edition);
-- Who carries: exactly one of two things is carried, by exactly one of a unit or a kind of units.
CREATE ENTITY carrier (
    id {text} NOT NULL PRIMARY KEY,
    responsibility {text} REFERENCES responsibility (id),
    requirement {text} REFERENCES requirement (id),
    unit {text} REFERENCES unit (id),
    unit_kind {text} CHECK (unit_kind IN ('council', 'city_board', 'committee', 'district_committee', 'administration', 'department', 'company', 'federation', 'external')),
    UNIQUE (responsibility, unit),
    UNIQUE (responsibility, unit_kind),
    UNIQUE (requirement, unit),
    UNIQUE (requirement, unit_kind),
    CHECK ((responsibility IS NULL) <> (requirement IS NULL)),
    CHECK ((unit IS NULL) <> (unit_kind IS NULL))
);
CREATE INDEX carrier_unit ON carrier (unit);
CREATE ENTITY fulfilment (
    id {text} NOT NULL PRIMARY KEY,
    requirement {text} NOT NULL REFERENCES requirement (id),
    unit {text} NOT NULL REFERENCES unit (id),
    done_on {text} NOT NULL,
    reference {text},
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    version {int} NOT NULL,
    UNIQUE (requirement, unit, done_on)
);
CREATE INDEX fulfilment_newest ON fulfilment (requirement, done_on, id);
CREATE INDEX fulfilment_unit ON fulfilment (unit, done_on);
-- The ends may be of many kinds, so the service holds what a foreign key cannot.
CREATE ENTITY link (
    id {text} NOT NULL PRIMARY KEY,
    edition {text} NOT NULL REFERENCES edition (id),
    from_kind {text} NOT NULL CHECK (from_kind IN ('section', 'focus_area', 'goal', 'protection_value', 'threat', 'responsibility', 'requirement', 'driver', 'change', 'topic', 'unit')),
    from_id {text} NOT NULL,
    to_kind {text} NOT NULL CHECK (to_kind IN ('section', 'focus_area', 'goal', 'protection_value', 'threat', 'responsibility', 'requirement', 'driver', 'change', 'topic', 'unit')),
    to_id {text} NOT NULL,
    UNIQUE (edition, from_id, to_id),
    CHECK (from_id <> to_id)
);
CREATE INDEX link_from ON link (from_id);
CREATE INDEX link_to ON link (to_id);
