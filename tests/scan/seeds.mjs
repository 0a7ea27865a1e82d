// From openapi.json to concrete requests: real ids out of the lists, things of our own to change and remove, and bodies
// like the description's examples with real references in them.
import { apiBase, send } from './town.mjs';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const verbs = ['get', 'post', 'patch', 'put', 'delete'];

export function operationsOf(described) {
  return Object.entries(described.paths).flatMap(([path, item]) =>
    verbs
      .filter((verb) => item[verb])
      .map((verb) => {
        const one = item[verb];
        const parameters = (one.parameters ?? []).map((p) =>
          p.$ref ? described.components.parameters[p.$ref.split('/').pop()] : p,
        );
        const [type, content] = Object.entries(one.requestBody?.content ?? {})[0] ?? [];
        return {
          verb: verb.toUpperCase(),
          path,
          type,
          example: content?.example,
          query: parameters.filter((p) => p.in === 'query'),
        };
      }),
  );
}

const resourceOf = (path) =>
  path
    .split('/')
    .filter((part) => part && part !== '{id}')
    .pop();
const parentOf = (path) => /\/([a-z-]+)\/\{id\}/.exec(path)?.[1];
// What a field refers to, where its name does not say so.
const meant = {
  person: 'people',
  deputy_for: 'people',
  deputy: 'accounts',
  category: 'threat-categories',
  lowest_step: 'threat-steps',
  highest_step: 'threat-steps',
  predecessor: 'units',
  successor: 'units',
  parent: 'units',
  owner: 'units',
  other_programme: 'programmes',
  provider: 'identity-providers',
  replaces: 'editions',
  with: 'editions',
  subject: 'goals',
  from_id: 'focus-areas',
  to_id: 'goals',
};
const pluralOf = (name) => meant[name] ?? name.replaceAll('_', '-').replace(/y$/, 'ie') + 's';

/** What is known: ids by resource and by the name of the field that held them, versions by address. */
class Known {
  ids = new Map();
  fields = new Map();
  versions = new Map();

  /** @param spared accounts of those who scan: nothing may be tried on them, or the scan would lock itself out */
  constructor(spared) {
    this.spared = new Set(spared);
  }
  add(map, name, id, isFirst = false) {
    if (!uuid.test(id) || this.spared.has(id)) {
      return;
    }
    const list = map.get(name) ?? [];
    map.set(name, list);
    if (!list.includes(id)) {
      list[isFirst ? 'unshift' : 'push'](id);
    }
  }
  /** Things of our own come first: they may be changed and removed, and they lie in an edition that is open. */
  made(resource, body) {
    this.add(this.ids, resource, body.id, true);
    this.noteVersion(resource, body);
  }
  noteVersion(resource, value) {
    if (Number.isInteger(value.version)) {
      this.versions.set(`${apiBase}/${resource}/${value.id}`, value.version);
    }
  }
  learn(value, resource) {
    if (Array.isArray(value)) {
      value.forEach((one) => this.learn(one, resource));
    } else if (value && typeof value === 'object') {
      if (typeof value.id === 'string') {
        this.add(this.ids, resource, value.id);
        this.noteVersion(resource, value);
      }
      for (const [name, one] of Object.entries(value)) {
        if (name === 'items') {
          this.learn(one, resource);
        } else if (typeof one === 'object') {
          this.learn(one, name.replaceAll('_', '-'));
        } else if (typeof one === 'string' && name !== 'id') {
          this.add(this.fields, name, one);
        }
      }
    }
  }
  idOf(resource) {
    return this.ids.get(resource)?.[0];
  }
  /** The example with real references, where any are known. */
  bodyOf(example, name = '') {
    if (Array.isArray(example)) {
      return example.map((one) => this.bodyOf(one, name.replace(/s$/, '')));
    }
    if (example && typeof example === 'object') {
      return Object.fromEntries(Object.entries(example).map(([key, one]) => [key, this.bodyOf(one, key)]));
    }
    if (typeof example === 'string' && uuid.test(example)) {
      return this.idOf(pluralOf(name)) ?? this.idOf(name) ?? this.fields.get(name)?.[0] ?? example;
    }
    return example;
  }
}

const noId = '01903f5e-0000-7000-8000-000000000001';
const ownerOf = { traces: 'goals' };
const addressOf = (known, path) =>
  apiBase + path.replace('{id}', known.idOf(ownerOf[parentOf(path)] ?? parentOf(path)) ?? noId);

// Not made in advance: what belongs to the one who scans, and what would close the things that were just made.
const isNotMade = (path) =>
  /^\/(session|sessions|sign-outs|passkey|totp|recovery-codes|first-admin)|\/(adoptions|endings|confirmations|refusals)$/.test(
    path,
  );
// Where the description's example is not the question that gets furthest in.
const betterQuery = { position: 17, size: 400, first: 100, second: 400 };
const betterBody = { '/tokens': { scope: 'read', actions: [] } };

async function ask(port, session, method, path, body, type = 'application/json') {
  const headers = { ...session.headers, ...(body === undefined ? {} : { 'Content-Type': type }) };
  return send(port, {
    method,
    path,
    headers,
    body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
  });
}
const jsonOf = (answer) => (/json/.test(answer.headers['content-type'] ?? '') ? JSON.parse(answer.body) : undefined);

async function readAll(port, session, operations, known) {
  for (const hasId of [false, true]) {
    for (const { path } of operations.filter(
      (one) => one.verb === 'GET' && one.path.includes('{id}') === hasId && one.path !== '/events',
    )) {
      const answer = await ask(port, session, 'GET', addressOf(known, path));
      if (answer.status === 200) {
        known.learn(jsonOf(answer), resourceOf(path));
      }
    }
  }
}

/** Asks for one thing. An example shows every field, also those that exclude each other; what is faulted is left out. */
async function make(port, session, one, known, round) {
  const body = { ...known.bodyOf(one.example), ...betterBody[one.path] };
  if (typeof body.key === 'string') {
    body.key = `scan-${round}-${body.key}`.slice(0, 40);
  }
  if (typeof body.user_name === 'string') {
    body.user_name = `scan${round}.${body.user_name}`;
  }
  for (let attempt = 0; ; attempt += 1) {
    const answer = await ask(port, session, 'POST', addressOf(known, one.path), body);
    const faulted =
      answer.status === 400
        ? (jsonOf(answer)?.errors ?? []).map((fault) => fault.pointer?.split('/')[1]).filter((name) => name in body)
        : [];
    if (attempt === 5 || faulted.length === 0) {
      return { answer, body };
    }
    faulted.forEach((name) => delete body[name]);
  }
}

/** Makes one of each, three times over, since a thing may need another that is made later in the list. */
async function makeOwn(port, sessions, operations, known) {
  const open = new Set(operations.filter((one) => one.verb === 'POST' && one.example && !isNotMade(one.path)));
  const refusals = new Map();
  for (let round = 0; round < 3; round += 1) {
    for (const one of open) {
      for (const session of sessions) {
        const { answer, body } = await make(port, session, one, known, round);
        refusals.set(one, `${answer.status} ${answer.body.toString('utf8').slice(0, 400)}`);
        if (answer.status === 201 || answer.status === 200) {
          const told = jsonOf(answer);
          if (typeof told?.id === 'string') {
            known.made(resourceOf(one.path), told);
          }
          one.example = body;
          open.delete(one);
          break;
        }
      }
    }
  }
  return [...open].map((one) => `${one.verb} ${one.path}: ${refusals.get(one)}`);
}

const escaped = (text) => String(text).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
export function fieldsOf(value, pointer = '') {
  if (value && typeof value === 'object') {
    return Object.entries(value).flatMap(([name, one]) => fieldsOf(one, pointer ? `${pointer}/${name}` : name));
  }
  return [[pointer, value]];
}

function queryOf(one, known) {
  return one.query
    .filter((p) => p.name !== 'as_of')
    .map((p) => {
      const example = betterQuery[p.name] ?? p.example ?? p.schema?.default ?? p.schema?.enum?.[0] ?? 'a';
      return [p.name, typeof example === 'string' && uuid.test(example) ? known.bodyOf(example, p.name) : example];
    });
}

function requestOf(one, known) {
  const address = addressOf(known, one.path);
  const query = new URLSearchParams(queryOf(one, known).map(([name, value]) => [name, String(value)])).toString();
  const isText = one.type !== undefined && !/json/.test(one.type);
  const body =
    one.type === undefined ? undefined : isText ? String(one.example ?? 'key;name\na;b\n') : known.bodyOf(one.example);
  return { ...one, address, query, body, isText, understandsAsOf: one.query.some((p) => p.name === 'as_of') };
}

/** The page that wapiti begins at: a link for what is read, a form for what is changed. */
function pageOf(requests) {
  const links = requests
    .filter((one) => one.verb === 'GET' && one.path !== '/events')
    .flatMap((one) => [
      `<a href="${escaped(one.address + (one.query ? `?${one.query}` : ''))}">r</a>`,
      ...(one.understandsAsOf && !one.path.includes('{id}')
        ? [`<a href="${one.address}?as_of=2024-02-01T12:00:00.000Z">r</a>`]
        : []),
    ]);
  const forms = requests
    .filter((one) => one.verb !== 'GET')
    .map((one) => {
      const fields = one.body === undefined ? [['_', '1']] : one.isText ? [['body', one.body]] : fieldsOf(one.body);
      const inputs = fields.map(
        ([name, value]) => `<input type="text" name="${escaped(name)}" value="${escaped(value)}">`,
      );
      const query = one.query ? `?${one.query}` : '';
      return `<form method="POST" action="/form/${one.verb}${escaped(one.address + query)}">${inputs.join('')}</form>`;
    });
  return `<!doctype html><title>seeds</title>${links.join('\n')}${forms.join('\n')}`;
}

/** Reads the town, makes what is needed, and gives every operation as a request. */
export async function makeSeeds(port, described, sessions) {
  const operations = operationsOf(described);
  const known = new Known(Object.values(sessions).map((one) => one.account));
  await readAll(port, sessions.administrator, operations, known);
  await readAll(port, sessions.strateg, operations, known);
  const notMade = await makeOwn(port, [sessions.strateg, sessions.administrator], operations, known);
  await readAll(port, sessions.strateg, operations, known);
  const requests = operations.map((one) => requestOf(one, known));
  const bodies = new Map(
    requests
      .filter((one) => one.body !== undefined)
      .map((one) => [`${one.verb} ${one.address}`, { template: one.body, text: one.isText, type: one.type }]),
  );
  return { operations, requests, bodies, versions: known.versions, page: pageOf(requests), notMade };
}
