-- Units over time, people in duties, sectors, external actors. Dates are YYYY-MM-DD, both ends of a period included.
CREATE ENTITY unit (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    kind {text} NOT NULL CHECK (kind IN ('council', 'city_board', 'committee', 'district_committee', 'administration', 'department', 'company', 'federation', 'external')),
    diary_prefix {text},
    valid_from {text} NOT NULL,
    valid_to {text} CHECK (valid_to >= valid_from),
    marker {text} NOT NULL,
    source {text},
    version {int} NOT NULL
);
CREATE ENTITY unit_period (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    name {text} NOT NULL,
    administration {text},
    parent {text} REFERENCES unit (id),
    valid_from {text} NOT NULL,
    valid_to {text} CHECK (valid_to >= valid_from),
    version {int} NOT NULL,
    UNIQUE (unit, valid_from),
    CHECK (parent <> unit)
);
CREATE INDEX unit_period_parent ON unit_period (parent);
CREATE ENTITY unit_succession (
    id {text} NOT NULL PRIMARY KEY,
    predecessor {text} NOT NULL REFERENCES unit (id),
    successor {text} NOT NULL REFERENCES unit (id),
    taken_over_on {text} NOT NULL,
    UNIQUE (predecessor, successor),
    CHECK (predecessor <> successor)
);
CREATE INDEX unit_succession_successor ON unit_succession (successor);
CREATE ENTITY person (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    unit {text} NOT NULL REFERENCES unit (id),
    email {text},
    phone {text},
    marker {text} NOT NULL,
    version {int} NOT NULL
);
CREATE INDEX person_unit ON person (unit);
CREATE ENTITY assignment (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    person {text} NOT NULL REFERENCES person (id),
    duty {text} NOT NULL,
    deputy_for {text} REFERENCES assignment (id),
    valid_from {text} NOT NULL,
    valid_to {text} CHECK (valid_to >= valid_from),
    version {int} NOT NULL,
    CHECK (deputy_for <> id)
);
CREATE INDEX assignment_unit ON assignment (unit);
CREATE INDEX assignment_person ON assignment (person);
CREATE ENTITY sector (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    body {text},
    lead {text} NOT NULL REFERENCES unit (id),
    valid_from {text} NOT NULL,
    valid_to {text} CHECK (valid_to >= valid_from),
    marker {text} NOT NULL,
    source {text},
    version {int} NOT NULL
);
CREATE ENTITY sector_member (
    id {text} NOT NULL PRIMARY KEY,
    sector {text} NOT NULL REFERENCES sector (id),
    unit {text} NOT NULL REFERENCES unit (id),
    valid_from {text} NOT NULL,
    valid_to {text} CHECK (valid_to >= valid_from),
    UNIQUE (sector, unit, valid_from)
);
CREATE INDEX sector_member_unit ON sector_member (unit);
CREATE ENTITY national_sector (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    number {int} NOT NULL,
    name {text} NOT NULL,
    agency {text} NOT NULL,
    valid_from {text} NOT NULL,
    valid_to {text} CHECK (valid_to >= valid_from),
    marker {text} NOT NULL,
    source {text},
    version {int} NOT NULL
);
CREATE ENTITY sector_mirror (
    id {text} NOT NULL PRIMARY KEY,
    sector {text} NOT NULL REFERENCES sector (id),
    national_sector {text} NOT NULL REFERENCES national_sector (id),
    valid_from {text} NOT NULL,
    valid_to {text} CHECK (valid_to >= valid_from),
    UNIQUE (sector, national_sector, valid_from)
);
CREATE ENTITY external_actor (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    kind {text} NOT NULL,
    contact {text},
    phone {text},
    email {text},
    marker {text} NOT NULL,
    source {text},
    version {int} NOT NULL
);
