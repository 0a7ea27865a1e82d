-- How a measure of the register changes the town's network. A measure has no more right to write here than its own: the
-- verbs ask for the right to change the measure first.
CREATE ENTITY measure_effect (
    id {text} NOT NULL PRIMARY KEY,
    measure {text} NOT NULL REFERENCES measure (id),
    kind {text} NOT NULL CHECK (kind IN ('add_member', 'lower_needed', 'lengthen_buffer', 'shorten_repair', 'shorten_restart', 'lower_losses', 'black_start')),
    need {text} REFERENCES need (id),
    service {text} REFERENCES critical_service (id),
    resource {text} REFERENCES resource (id),
    member_service {text} REFERENCES critical_service (id),
    member_resource {text} REFERENCES resource (id),
    needed {int} CHECK (needed >= 1),
    minutes {int} CHECK (minutes >= 0),
    losses_per_year {real} CHECK (losses_per_year >= 0),
    words {text},
    version {int} NOT NULL,
    CHECK ((need IS NULL) <> (service IS NULL AND resource IS NULL)),
    CHECK (service IS NULL OR resource IS NULL),
    CHECK (member_service IS NULL OR member_resource IS NULL)
);
CREATE INDEX measure_effect_measure ON measure_effect (measure);
CREATE INDEX measure_effect_need ON measure_effect (need);
CREATE INDEX measure_effect_service ON measure_effect (service);
CREATE INDEX measure_effect_resource ON measure_effect (resource);
CREATE INDEX measure_effect_member_service ON measure_effect (member_service);
CREATE INDEX measure_effect_member_resource ON measure_effect (member_resource);
-- What a choice of measures was worked out from and what it said. Money is whole öre.
CREATE ENTITY decision_proposal (
    id {text} NOT NULL PRIMARY KEY,
    title {text} NOT NULL,
    words {text},
    model {text} NOT NULL,
    candidates {text} NOT NULL,
    budget_ore {int} CHECK (budget_ore >= 0),
    cost_ore {int} NOT NULL CHECK (cost_ore >= 0),
    saved {real} NOT NULL,
    figures {text} NOT NULL,
    proposed_on {text} NOT NULL,
    proposed_by {text} NOT NULL,
    version {int} NOT NULL
);
CREATE INDEX decision_proposal_day ON decision_proposal (proposed_on);
CREATE ENTITY proposal_measure (
    id {text} NOT NULL PRIMARY KEY,
    proposal {text} NOT NULL REFERENCES decision_proposal (id),
    measure {text} NOT NULL REFERENCES measure (id),
    cost_ore {int} CHECK (cost_ore >= 0),
    yearly_cost_ore {int} CHECK (yearly_cost_ore >= 0),
    UNIQUE (proposal, measure)
);
CREATE INDEX proposal_measure_measure ON proposal_measure (measure);
