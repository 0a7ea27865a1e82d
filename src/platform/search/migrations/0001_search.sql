-- What search finds. No statement by anybody but an index of the rows, kept in the same transaction as they are and
-- built anew by `varn search rebuild`. A document is numbered by the audit entry of its row's last change.
CREATE TABLE search_document (
    number {int} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL,
    subject {text} NOT NULL,
    words {text} NOT NULL
) {strict};
CREATE INDEX search_document_subject ON search_document (subject);
-- Documents that are no more, until they have been taken out of the lists.
CREATE TABLE search_gone (
    number {int} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL,
    words {text} NOT NULL
) {strict};
-- For each term and kind the numbers of its documents, in pieces; see numbers.h.
CREATE TABLE search_posting (
    term {text} NOT NULL,
    kind {text} NOT NULL,
    first {int} NOT NULL,
    numbers {text} NOT NULL,
    PRIMARY KEY (term, kind, first)
) {strict};
-- Every word by each trigram in it and what follows, so that a part of a compound is a range.
CREATE TABLE search_gram (
    gram {text} NOT NULL,
    word {text} NOT NULL,
    PRIMARY KEY (gram, word)
) {strict};
-- Documents up to `folded` stand in the lists; later ones are read one by one. `made_for` says what was searched, and
-- how, when the index was built.
CREATE TABLE search_state (
    id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
    folded {int} NOT NULL,
    made_for {text} NOT NULL
) {strict};
INSERT INTO search_state (id, folded, made_for) VALUES (1, 0, '');
