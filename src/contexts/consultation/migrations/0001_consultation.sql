-- Remisser sent out, and the cases in which they are answered. Every row says whose it is, so that the right to read and
-- write it follows from the row alone.
CREATE ENTITY referral (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    key {text} NOT NULL UNIQUE,
    title {text} NOT NULL,
    diary_number {text},
    edition {text} REFERENCES edition (id),
    purpose {text} NOT NULL,
    instructions {text},
    due_on {text} NOT NULL,
    remind_before_days {int} NOT NULL CHECK (remind_before_days >= 0),
    remind_every_days {int} NOT NULL CHECK (remind_every_days >= 0),
    state {text} NOT NULL CHECK (state IN ('draft', 'sent', 'closed')),
    sent_on {text},
    closed_on {text},
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    version {int} NOT NULL
);
CREATE INDEX referral_unit ON referral (unit);
CREATE INDEX referral_edition ON referral (edition);
CREATE ENTITY referral_question (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    referral {text} NOT NULL REFERENCES referral (id),
    body {text} NOT NULL,
    position {int} NOT NULL,
    version {int} NOT NULL
);
CREATE INDEX referral_question_referral ON referral_question (referral);
CREATE INDEX referral_question_unit ON referral_question (unit);
-- Asked is a unit of the town or somebody outside it, each once.
CREATE ENTITY referral_recipient (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    referral {text} NOT NULL REFERENCES referral (id),
    asked_unit {text} REFERENCES unit (id),
    asked_actor {text} REFERENCES external_actor (id),
    name {text} NOT NULL,
    extended_to {text},
    extension_why {text},
    extension_asked_to {text},
    extension_asked_why {text},
    summary {text},
    version {int} NOT NULL,
    UNIQUE (referral, asked_unit),
    UNIQUE (referral, asked_actor),
    CHECK ((asked_unit IS NULL) <> (asked_actor IS NULL))
);
CREATE INDEX referral_recipient_asked_unit ON referral_recipient (asked_unit);
CREATE INDEX referral_recipient_asked_actor ON referral_recipient (asked_actor);
CREATE INDEX referral_recipient_unit ON referral_recipient (unit);
CREATE ENTITY board_meeting (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    held_on {text} NOT NULL,
    ready_on {text} CHECK (ready_on <= held_on),
    sent_on {text} CHECK (sent_on <= held_on),
    place {text},
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    version {int} NOT NULL,
    UNIQUE (unit, held_on)
);
CREATE ENTITY opinion_case (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    referral {text} REFERENCES referral (id),
    recipient {text} UNIQUE REFERENCES referral_recipient (id),
    external {int} NOT NULL CHECK (external IN (0, 1)),
    title {text} NOT NULL,
    diary_number {text},
    sender {text} NOT NULL,
    sender_diary_number {text},
    received_on {text} NOT NULL,
    due_on {text} NOT NULL,
    department {text},
    officer {text},
    internal_due_on {text},
    meeting {text} REFERENCES board_meeting (id),
    way {text} NOT NULL CHECK (way IN ('board', 'chair', 'office')),
    position {text} CHECK (position IN ('supports', 'supports_with_views', 'opposes', 'abstains', 'no_views')),
    state {text} NOT NULL CHECK (state IN ('preparing', 'submitted')),
    submitted_on {text},
    marker {text} NOT NULL CHECK (marker IN ('own', 'verified', 'editable_default', 'example', 'fictional')),
    version {int} NOT NULL
);
CREATE INDEX opinion_case_unit ON opinion_case (unit);
CREATE INDEX opinion_case_referral ON opinion_case (referral);
CREATE INDEX opinion_case_meeting ON opinion_case (meeting);
CREATE ENTITY opinion_section (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    opinion_case {text} NOT NULL REFERENCES opinion_case (id),
    kind {text} NOT NULL CHECK (kind IN ('proposal', 'summary', 'referral', 'preparation', 'views', 'reasoned_proposal', 'own')),
    title {text} NOT NULL,
    body {text},
    position {int} NOT NULL,
    held_by {text},
    held_until {text},
    written_by {text},
    written_at {text},
    version {int} NOT NULL
);
CREATE INDEX opinion_section_opinion_case ON opinion_section (opinion_case);
CREATE INDEX opinion_section_unit ON opinion_section (unit);
-- `part` names a row of the kind beside it.
CREATE ENTITY opinion_view (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    opinion_case {text} NOT NULL REFERENCES opinion_case (id),
    stance {text} NOT NULL CHECK (stance IN ('praise', 'question', 'change_proposal', 'shortcoming')),
    part_kind {text} CHECK (part_kind IN ('section', 'focus_area', 'goal', 'protection_value', 'threat', 'responsibility', 'requirement', 'driver', 'change', 'topic', 'unit')),
    part {text},
    body {text} NOT NULL,
    text_proposal {text},
    finding_rule {text},
    finding_subject {text},
    witness {text},
    position {int} NOT NULL,
    version {int} NOT NULL,
    CHECK ((part IS NULL) = (part_kind IS NULL))
);
CREATE INDEX opinion_view_opinion_case ON opinion_view (opinion_case);
CREATE INDEX opinion_view_unit ON opinion_view (unit);
CREATE INDEX opinion_view_part ON opinion_view (part);
CREATE ENTITY preparation_step (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    opinion_case {text} NOT NULL REFERENCES opinion_case (id),
    title {text} NOT NULL,
    participants {text},
    due_on {text},
    done_on {text},
    words {text},
    position {int} NOT NULL,
    version {int} NOT NULL
);
CREATE INDEX preparation_step_opinion_case ON preparation_step (opinion_case);
CREATE INDEX preparation_step_unit ON preparation_step (unit);
CREATE ENTITY opinion_comment (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    opinion_case {text} NOT NULL REFERENCES opinion_case (id),
    section {text} REFERENCES opinion_section (id),
    quote {text},
    body {text} NOT NULL,
    suggestion {text},
    state {text} NOT NULL CHECK (state IN ('open', 'taken', 'declined')),
    answer {text},
    written_by {text} NOT NULL,
    written_at {text} NOT NULL,
    version {int} NOT NULL
);
CREATE INDEX opinion_comment_opinion_case ON opinion_comment (opinion_case);
CREATE INDEX opinion_comment_section ON opinion_comment (section);
CREATE INDEX opinion_comment_unit ON opinion_comment (unit);
CREATE ENTITY opinion_signature (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    opinion_case {text} NOT NULL REFERENCES opinion_case (id),
    name {text} NOT NULL,
    title {text} NOT NULL,
    position {int} NOT NULL,
    signed_at {text},
    signed_by {text},
    signed_for {text},
    signed_hash {text},
    version {int} NOT NULL
);
CREATE INDEX opinion_signature_opinion_case ON opinion_signature (opinion_case);
CREATE INDEX opinion_signature_unit ON opinion_signature (unit);
CREATE ENTITY case_file (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    referral {text} REFERENCES referral (id),
    opinion_case {text} REFERENCES opinion_case (id),
    title {text} NOT NULL,
    reference {text},
    file_name {text} NOT NULL,
    media_type {text} NOT NULL,
    size {int} NOT NULL,
    sha256 {text} NOT NULL,
    content {text} NOT NULL,
    position {int} NOT NULL,
    CHECK ((referral IS NULL) <> (opinion_case IS NULL))
);
CREATE INDEX case_file_referral ON case_file (referral);
CREATE INDEX case_file_opinion_case ON case_file (opinion_case);
CREATE INDEX case_file_unit ON case_file (unit);
CREATE ENTITY board_decision (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    opinion_case {text} NOT NULL REFERENCES opinion_case (id),
    meeting {text} REFERENCES board_meeting (id),
    way {text} NOT NULL CHECK (way IN ('board', 'chair', 'office')),
    outcome {text} NOT NULL CHECK (outcome IN ('approved', 'amended', 'remitted_back', 'tabled')),
    decided_on {text} NOT NULL,
    decided_by {text},
    agenda_item {text},
    paragraph {text},
    words {text} NOT NULL,
    immediate_verification {int} NOT NULL CHECK (immediate_verification IN (0, 1)),
    verified_on {text},
    posted_on {text},
    reported_on {text},
    content_hash {text} NOT NULL,
    version {int} NOT NULL
);
CREATE INDEX board_decision_opinion_case ON board_decision (opinion_case);
CREATE INDEX board_decision_meeting ON board_decision (meeting);
CREATE INDEX board_decision_unit ON board_decision (unit);
CREATE ENTITY decision_dissent (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    decision {text} NOT NULL REFERENCES board_decision (id),
    kind {text} NOT NULL CHECK (kind IN ('reservation', 'special_statement')),
    authors {text} NOT NULL,
    body {text} NOT NULL,
    position {int} NOT NULL
);
CREATE INDEX decision_dissent_decision ON decision_dissent (decision);
CREATE INDEX decision_dissent_unit ON decision_dissent (unit);
CREATE ENTITY view_reply (
    id {text} NOT NULL PRIMARY KEY,
    unit {text} NOT NULL REFERENCES unit (id),
    referral {text} NOT NULL REFERENCES referral (id),
    view {text} NOT NULL UNIQUE REFERENCES opinion_view (id),
    reply {text} NOT NULL CHECK (reply IN ('followed', 'partly', 'not_followed')),
    why {text} NOT NULL,
    change {text} REFERENCES change (id),
    version {int} NOT NULL
);
CREATE INDEX view_reply_referral ON view_reply (referral);
CREATE INDEX view_reply_change ON view_reply (change);
CREATE INDEX view_reply_unit ON view_reply (unit);
