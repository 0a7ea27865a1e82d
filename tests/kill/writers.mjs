// Writers that go on until the server is gone: external actors that are made and changed, memberships that are made and
// taken away, and imports of many rows. Every write can be told from every other.

const rowsOfImport = 40;

/** Makes external actors and changes them, and one of its own that every round changes. */
async function changeActors(ledger, ask, round, writer) {
  const patch = (key, actor, name) => actor.id !== undefined &&
    ledger.write(actor, { version: actor.version + 1, name }, 200, () =>
      ask('PATCH', `/external-actors/${actor.id}`, { name }, { 'If-Match': `"${actor.version}"` }));
  const make = (key, name) => {
    const actor = ledger.thing('actors', key, { version: 0, name: '' });
    return ledger.write(actor, { version: 1, name }, 201, () =>
      ask('POST', '/external-actors', { key, name, kind: 'authority', marker: 'own' }));
  };
  const own = ledger.thing('actors', `egen-${writer}`, { version: 0, name: '' });
  if (own.version === 0 && !(await make(`egen-${writer}`, `Egen ${writer}, början`))) {
    return;
  }
  for (let number = 0; ; number += 1) {
    const key = `r${round}-${writer}-${number}`;
    if (!(await make(key, `Extern ${key}`))) {
      return;
    }
    const actor = ledger.actors.get(key);
    for (let change = 0; change < number % 3; change += 1) {
      if (!(await patch(key, actor, `Extern ${key}, ändring ${change}`))) {
        return;
      }
    }
    if (!(await patch(`egen-${writer}`, own, `Egen ${writer}, ${round}.${number}`))) {
      return;
    }
  }
}

/** Makes memberships of one day each, and takes two of three away again. */
async function changeMembers(ledger, ask, place) {
  for (;;) {
    const number = ledger.members.size;
    const day = new Date(Date.UTC(1900, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
    const member = ledger.thing('members', day, { state: 'none' });
    const isThere = await ledger.write(member, { state: 'there' }, 201, () =>
      ask('POST', '/sector-members', { ...place, valid_from: day, valid_to: day }));
    if (!isThere) {
      return;
    }
    if (number % 3 !== 0 && member.id) {
      if (!(await ledger.write(member, { state: 'gone' }, 204, () => ask('DELETE', `/sector-members/${member.id}`)))) {
        return;
      }
    }
  }
}

/** Imports people, many in one transaction. */
async function importPeople(ledger, ask, round, unit) {
  for (let number = 0; ; number += 1) {
    const prefix = `p${round}-${number}`;
    const one = ledger.thing('imports', prefix, { rows: rowsOfImport, state: 'none' });
    const rows = Array.from({ length: rowsOfImport }, (_, row) => `${prefix}-${row};Person ${prefix} ${row};${unit}`);
    const done = await ledger.write(one, { state: 'there' }, 200, () =>
      ask('POST', '/people-imports?apply=true', ['key;name;unit', ...rows].join('\n'), { 'Content-Type': 'text/csv' }));
    if (!done) {
      return;
    }
  }
}

/** All writers of a round; done when each has met a server that does not answer. */
export function writeUntilKilled(ledger, ask, round, places, unitKey) {
  return Promise.all([
    changeActors(ledger, ask, round, 'a'),
    changeActors(ledger, ask, round, 'b'),
    changeActors(ledger, ask, round, 'c'),
    changeMembers(ledger, ask, places),
    importPeople(ledger, ask, round, unitKey),
  ]);
}

/** Asks again for what had no answer, as a person does who saw her browser fail: done now, or "is there already". */
export async function askAgain(ledger, ask, doubtful) {
  const answers = { 201: 0, 409: 0 };
  for (const { key, name } of doubtful) {
    const actor = ledger.thing('actors', key, { version: 0, name: '' });
    const wasThere = actor.version > 0;
    const answer = await ask('POST', '/external-actors', { key, name, kind: 'authority', marker: 'own' });
    await answer.text();
    if (answer.status !== (wasThere ? 409 : 201)) {
      ledger.other.push(`${key} was ${wasThere ? '' : 'not '}there, and asked for again it was answered ${answer.status}`);
    }
    answers[answer.status] = (answers[answer.status] ?? 0) + 1;
    if (answer.status === 201) {
      Object.assign(actor, { version: 1, name });
      ledger.acknowledged += 1;
    }
  }
  return answers;
}
