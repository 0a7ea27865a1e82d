-- What one person proposed where the policy asks for four eyes, and what another made of it.
CREATE ENTITY proposal (
    id {text} NOT NULL PRIMARY KEY,
    action {text} NOT NULL,
    entity {text} NOT NULL,
    subject {text} NOT NULL,
    place {text},
    content {text} NOT NULL,
    reason {text} NOT NULL,
    proposed_by {text} NOT NULL,
    proposed_at {text} NOT NULL,
    state {text} NOT NULL CHECK (state IN ('open', 'confirmed', 'refused', 'withdrawn')),
    decided_by {text},
    decided_at {text},
    version {int} NOT NULL,
    CHECK ((state = 'open') = (decided_by IS NULL)),
    CHECK (state <> 'confirmed' OR decided_by <> proposed_by)
);
CREATE INDEX proposal_state ON proposal (state);
CREATE INDEX proposal_subject ON proposal (subject);
