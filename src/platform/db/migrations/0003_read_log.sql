-- Who has read what in locked rooms. The rows hang together in a chain of hashes, and read_digest lays the end of the
-- chain into the audit log, so that neither a row nor its absence can be made up afterwards.
CREATE TABLE read_log (
    position {int} NOT NULL PRIMARY KEY,
    at {text} NOT NULL,
    actor {text} NOT NULL,
    action {text} NOT NULL,
    route {text} NOT NULL,
    subjects {text} NOT NULL,
    chain {text} NOT NULL
) {strict};
CREATE INDEX read_log_actor ON read_log (actor, position);
CREATE TABLE read_tree (
    id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
    size {int} NOT NULL,
    chain {text} NOT NULL
) {strict};
INSERT INTO read_tree (id, size, chain) VALUES (1, 0, '');
CREATE ENTITY read_digest (
    id {text} NOT NULL PRIMARY KEY,
    first_position {int} NOT NULL,
    last_position {int} NOT NULL,
    chain_before {text} NOT NULL,
    chain {text} NOT NULL,
    last_at {text} NOT NULL
);
CREATE INDEX read_digest_last ON read_digest (last_position);
-- only: sqlite
CREATE TRIGGER read_log_is_never_changed BEFORE UPDATE ON read_log BEGIN
    SELECT RAISE(ABORT, 'the read log is append-only');
END;
-- only: postgres
CREATE TRIGGER read_log_is_never_changed BEFORE UPDATE ON read_log
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
-- both
