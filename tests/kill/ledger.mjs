// What the writers asked for and what was acknowledged, and what of it the database holds after a kill.
//
// Every thing has what was acknowledged last and, while an answer is waited for, what was asked. After a kill the database
// must hold one of the two, whole; which one is then taken over as the truth.

/** External actors by key: version 0 is "not there". Each write gives a name that no other write gives. */
export class Ledger {
  constructor() {
    this.actors = new Map(); // key → { version, name, asked }
    this.members = new Map(); // first day → { id, state, writes, asked }; state is none, there or gone
    this.imports = new Map(); // prefix → { rows, state, asked }; state is none or there
    this.touched = { actors: new Set(), members: new Set(), imports: new Set() };
    this.acknowledged = 0; // writes that were answered as done
    this.found = 0; // writes without an answer that turned out to be there
    this.absent = 0; // writes without an answer that turned out not to be
    this.refused = 0; // writes that were answered 503, which are settled like those without an answer
    this.lost = [];
    this.doubled = [];
    this.other = [];
  }

  thing(kind, key, fresh) {
    if (!this[kind].has(key)) {
      this[kind].set(key, fresh);
    }
    this.touched[kind].add(key);
    return this[kind].get(key);
  }

  /** Sends a write and notes it as done when it is answered so. False when it was not: the server was killed. */
  async write(thing, becomes, expected, send) {
    thing.asked = becomes;
    const answer = await send().catch(() => undefined);
    if (!answer) {
      return false;
    }
    if (answer.status === 503) { // not acknowledged: a very slow machine, or a server that is stopping
      this.refused += 1;
      await answer.arrayBuffer().catch(() => undefined);
      return false;
    }
    if (answer.status !== expected) {
      this.other.push(`${JSON.stringify(becomes)} was answered ${answer.status}: ${(await answer.text().catch(() => '')).slice(0, 300)}`);
      thing.asked = undefined;
      return false;
    }
    Object.assign(thing, becomes);
    thing.asked = undefined;
    this.acknowledged += 1;
    const body = await answer.text().catch(() => '');
    if (body && thing.id === undefined) {
      thing.id = JSON.parse(body).id;
    }
    return true;
  }

  /** Holds one thing against what is there. `is` tells whether what is there is that state. */
  settle(what, thing, is) {
    const asked = thing.asked;
    thing.asked = undefined;
    if (is(thing)) {
      this.absent += asked ? 1 : 0;
    } else if (asked && is({ ...thing, ...asked })) {
      Object.assign(thing, asked);
      this.found += 1;
    } else {
      this.lost.push(what);
    }
  }

  /** Compares the things touched since the last time (or all) with the database. */
  compare(database, all = false) {
    const keys = (kind) => (all ? [...this[kind].keys()] : [...this.touched[kind]]);
    this.compareActors(database, keys('actors'));
    this.compareMembers(database, keys('members'));
    this.compareImports(database, keys('imports'));
    Object.values(this.touched).forEach((set) => set.clear());
  }

  compareActors(database, keys) {
    const rows = new Map(database.actors(keys).map((row) => [row.key, row]));
    for (const key of keys) {
      const actor = this.actors.get(key);
      const row = rows.get(key) ?? { version: 0, name: '', history: 0, entries: 0 };
      this.settle(`external actor ${key}: ${JSON.stringify(actor)}, there is ${JSON.stringify(row)}`, actor,
        (state) => row.version === state.version && (state.version === 0 || row.name === state.name));
      actor.id = row.id;
      // A create and each change: one version, one row of history, one entry in the log.
      if (row.history !== row.version || row.entries !== row.version || row.names !== (row.version === 0 ? undefined : row.version)) {
        this.doubled.push(`external actor ${key}: ${JSON.stringify(row)}`);
      }
    }
  }

  compareMembers(database, days) {
    const rows = new Map();
    for (const row of database.members(days)) {
      rows.set(row.day, [...(rows.get(row.day) ?? []), row]);
    }
    for (const day of days) {
      const member = this.members.get(day);
      const these = rows.get(day) ?? [];
      const row = these[0] ?? { there: 0, entries: 0 };
      const state = row.there === 1 ? 'there' : row.entries > 0 ? 'gone' : 'none';
      this.settle(`member of ${day}: ${JSON.stringify(member)}, there is ${JSON.stringify(row)}`, member, (one) => one.state === state);
      if (these.length > 1 || row.entries !== { none: 0, there: 1, gone: 2 }[state]) {
        this.doubled.push(`member of ${day}: ${JSON.stringify(these)}`);
      }
    }
  }

  compareImports(database, prefixes) {
    for (const prefix of prefixes) {
      const one = this.imports.get(prefix);
      const row = database.people(prefix);
      this.settle(`import ${prefix}: ${JSON.stringify(one)}, there is ${JSON.stringify(row)}`, one,
        (state) => row.rows === (state.state === 'there' ? one.rows : 0));
      if (row.history !== row.rows || row.entries !== row.rows) {
        this.doubled.push(`import ${prefix}: ${JSON.stringify(row)}`);
      }
    }
  }

  /** How many entries the log must hold of all this, to the last one. */
  entries() {
    let sum = 0;
    this.actors.forEach((one) => (sum += one.version));
    this.members.forEach((one) => (sum += { none: 0, there: 1, gone: 2 }[one.state]));
    this.imports.forEach((one) => (sum += one.state === 'there' ? one.rows : 0));
    return sum;
  }
}
