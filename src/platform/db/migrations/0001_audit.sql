-- The log of everything that was written: one leaf a row changed, gapless, in the order of commits. The clear values
-- lie beside the leaves, so that weeding them leaves the proof intact.
CREATE TABLE audit_entry (
    position {int} NOT NULL PRIMARY KEY,
    at {text} NOT NULL,
    actor {text} NOT NULL,
    action {text} NOT NULL,
    entity {text} NOT NULL,
    subject {text} NOT NULL,
    leaf {text} NOT NULL,
    root {text} NOT NULL
) {strict};
CREATE INDEX audit_entry_subject ON audit_entry (subject, position);
CREATE INDEX audit_entry_at ON audit_entry (at);
CREATE TABLE audit_clear (
    position {int} NOT NULL PRIMARY KEY REFERENCES audit_entry (position),
    content {text} NOT NULL
) {strict};
CREATE TABLE audit_tree (
    id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
    size {int} NOT NULL,
    frontier {text} NOT NULL,
    at {text} NOT NULL
) {strict};
INSERT INTO audit_tree (id, size, frontier, at) VALUES (1, 0, '', '1970-01-01T00:00:00.000Z');
-- only: sqlite
CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_entry_is_never_removed BEFORE DELETE ON audit_entry BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
-- only: postgres
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END;
$$;
CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
-- both
