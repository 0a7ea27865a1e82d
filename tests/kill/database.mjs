// What an SQLite file holds, read beside the server by the sqlite3 program: neither by the product nor through its locks.
import { execFileSync } from 'node:child_process';

export class SqliteFile {
  constructor(file) {
    this.file = file;
  }

  rows(sql) {
    const said = execFileSync('sqlite3', ['-readonly', '-json', '-cmd', '.timeout 10000', this.file],
      { input: sql, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
    return said.trim() ? JSON.parse(said) : [];
  }
  number(sql) {
    return Number(Object.values(this.rows(sql)[0])[0]);
  }

  actors(keys) {
    return keys.length === 0 ? [] : this.rows(`SELECT a.id, a.key, a.name, a.version,
      (SELECT count(*) FROM external_actor_history h WHERE h.id = a.id) AS history,
      (SELECT count(DISTINCT h.name) FROM external_actor_history h WHERE h.id = a.id) AS names,
      (SELECT count(*) FROM audit_entry e WHERE e.subject = a.id) AS entries
      FROM external_actor a WHERE a.key IN (${quoted(keys)})`);
  }
  members(days) {
    return days.length === 0 ? [] : this.rows(`SELECT h.id, h.valid_from AS day, count(*) AS history,
      (SELECT count(*) FROM sector_member m WHERE m.id = h.id) AS there,
      (SELECT count(*) FROM audit_entry e WHERE e.subject = h.id) AS entries
      FROM sector_member_history h WHERE h.valid_from IN (${quoted(days)}) GROUP BY h.id, h.valid_from`);
  }
  people(prefix) {
    return this.rows(`SELECT count(*) AS rows,
      coalesce(sum((SELECT count(*) FROM person_history h WHERE h.id = p.id)), 0) AS history,
      coalesce(sum((SELECT count(*) FROM audit_entry e WHERE e.subject = p.id)), 0) AS entries
      FROM person p WHERE p.key >= '${prefix}-' AND p.key < '${prefix}.'`)[0];
  }
  entries() {
    return this.number(`SELECT count(*) FROM audit_entry WHERE entity IN ('external_actor', 'sector_member', 'person')`);
  }
  integrity() {
    return this.rows('PRAGMA integrity_check').map((row) => row.integrity_check).join('; ');
  }
}

const quoted = (words) => words.map((word) => `'${word}'`).join(',');
