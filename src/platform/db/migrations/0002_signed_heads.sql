-- What makes the log provable to outsiders: the keys that sign its heads, the heads that were signed, and how far each
-- place outside has been told. The nodes of complete blocks only save time; they can be made anew from the leaves.
CREATE ENTITY audit_key (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    key_id {text} NOT NULL UNIQUE,
    valid_from {text} NOT NULL,
    valid_to {text},
    handover {text},
    version {int} NOT NULL
);
CREATE TABLE audit_head (
    size {int} NOT NULL PRIMARY KEY,
    at {text} NOT NULL,
    key_id {text} NOT NULL,
    note {text} NOT NULL
) {strict};
CREATE TABLE audit_block (
    block {int} NOT NULL PRIMARY KEY,
    node {text} NOT NULL
) {strict};
CREATE TABLE audit_sink (
    name {text} NOT NULL PRIMARY KEY,
    size {int} NOT NULL,
    at {text} NOT NULL
) {strict};
-- only: sqlite
CREATE TRIGGER audit_head_is_never_changed BEFORE UPDATE ON audit_head BEGIN
    SELECT RAISE(ABORT, 'signed heads are append-only');
END;
CREATE TRIGGER audit_head_is_never_removed BEFORE DELETE ON audit_head BEGIN
    SELECT RAISE(ABORT, 'signed heads are append-only');
END;
-- only: postgres
CREATE TRIGGER audit_head_is_never_changed BEFORE UPDATE OR DELETE ON audit_head
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
-- both
