// Stands between a scanner and the server, one door for each role, and does what a browser would: carries the session
// and its CSRF token, names the version that is changed, signs in again when the scanner has signed out. It also turns
// forms into JSON, since wapiti knows forms only, and notes which scanner asked what.
//
//   /varn/v1/…               passed on as it is
//   /form/METHOD/varn/v1/…   a form; sent as the JSON body that the form was made from
//   /seeds                   a page of links and forms: every operation
import { createServer } from 'node:http';
import { apiBase, send, signIn } from './town.mjs';

// The doors where a wrong guess is counted against an address. A scanner comes to them from many addresses, as a
// patient attacker would, so that the address's wait does not end the scan of these operations after fifty tries.
const guessed = [`${apiBase}/session`, `${apiBase}/session/proofs`, `${apiBase}/passkey-sessions`];
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'host',
  'cookie',
  'expect',
  'accept-encoding',
]);

/** Lays the values of a form on the body that it was made from. What was not touched keeps its type. */
export function bodyOfForm(template, form) {
  const body = structuredClone(template);
  for (const [pointer, text] of form) {
    const steps = pointer.split('/');
    const last = steps.pop();
    let at = body;
    for (const step of steps) {
      at = at?.[step];
    }
    if (at && typeof at === 'object' && String(at[last]) !== text) {
      at[last] = text;
    }
  }
  return body;
}

const readWhole = async (asked) => {
  const parts = [];
  for await (const part of asked) {
    parts.push(part);
  }
  return Buffer.concat(parts);
};

/** What a request of a scanner becomes: verb, target, and the body with its type. */
function translated({ method, url, headers }, raw, seeds, withFreshKey) {
  const form = /^\/form\/([A-Z]+)(\/.*)$/.exec(url);
  const verb = form ? form[1] : method;
  const target = form ? form[2] : url;
  const seed = seeds.bodies.get(`${verb} ${target.split('?')[0]}`);
  const asJson = (body) => ({
    verb,
    target,
    raw: JSON.stringify(withFreshKey(body, seed.template)),
    type: 'application/json',
  });
  if (form) {
    const fields = [...new URLSearchParams(raw.toString('utf8'))].filter(([name]) => name !== '_');
    if (seed === undefined) {
      return { verb, target };
    }
    if (seed.text) {
      return { verb, target, raw: fields.find(([name]) => name === 'body')?.[1] ?? '', type: seed.type };
    }
    return asJson(bodyOfForm(seed.template, fields));
  }
  if (raw.length > 0 && seed && !seed.text) {
    try {
      return asJson(JSON.parse(raw));
    } catch {
      // What is no longer JSON is for the server to judge.
    }
  }
  return { verb, target, raw: raw.length > 0 ? raw : undefined, type: headers['content-type'] };
}

/** One role's door. @param seeds what seeds.mjs made: the page, the body of each operation, the versions */
class Relay {
  constructor(port, role, session, seeds, record) {
    Object.assign(this, { port, role, seeds, record, credentials: { ...session.headers }, count: 0 });
  }

  signInAgain() {
    this.signingIn ??= signIn(this.port, this.role)
      .then(
        (fresh) => Object.assign(this.credentials, fresh.headers),
        () => {},
      )
      .finally(() => {
        this.signingIn = undefined;
      });
    return this.signingIn;
  }

  /** A thing can be made once only under one key; each try gets its own, unless the key is what the scanner tries. */
  withFreshKey(body, template) {
    if (body && typeof body === 'object' && typeof body.key === 'string' && body.key === template?.key) {
      this.count += 1;
      body.key = `${body.key}-${this.role.slice(0, 3)}${this.count}`.slice(-40);
    }
    return body;
  }

  addressFor(verb, place) {
    if (verb !== 'POST' || !guessed.includes(place)) {
      return '127.0.0.1';
    }
    this.count += 1;
    return `127.1.${this.count & 255}.${1 + ((this.count >> 8) & 127)}`;
  }

  async pass(asked, headers) {
    const place = asked.target.split('?')[0];
    const version = this.seeds.versions.get(place);
    // The name of this machine, since passkeys work under no bare address.
    const more = { ...headers, ...this.credentials, Host: `localhost:${this.port}` };
    if (asked.type) {
      more['Content-Type'] = asked.type;
    }
    if (asked.verb === 'PATCH' && version !== undefined) {
      more['If-Match'] = `"${version}"`;
    }
    const answer = await send(this.port, {
      method: asked.verb,
      path: asked.target,
      headers: more,
      body: asked.raw,
      from: this.addressFor(asked.verb, place),
    });
    this.record(this.role, asked, answer);
    return answer;
  }

  /** Notes the version that an answer tells of; true when the one that was named had been overtaken. */
  async learnVersion(place, answer) {
    const { versions } = this.seeds;
    if (answer.status === 412 || answer.status === 428) {
      const now = await send(this.port, { path: place, headers: this.credentials });
      const tag = /"(\d+)"/.exec(now.headers.etag ?? '');
      const isOther = tag !== null && Number(tag[1]) !== versions.get(place);
      if (tag) {
        versions.set(place, Number(tag[1]));
      }
      return isOther;
    }
    const version = answer.status === 200 ? /"version":(\d+)\}?$/.exec(answer.body.toString('utf8').slice(-40)) : null;
    if (version) {
      versions.set(place, Number(version[1]));
    }
    return false;
  }

  async answerTo(asked, headers) {
    let answer = await this.pass(asked, headers);
    const place = asked.target.split('?')[0];
    if (answer.status === 401 && !guessed.includes(place)) {
      await this.signInAgain();
      answer = await this.pass(asked, headers);
    }
    if (asked.verb === 'PATCH' && (await this.learnVersion(place, answer))) {
      answer = await this.pass(asked, headers);
    }
    return answer;
  }

  async serve(incoming, outgoing) {
    const raw = await readWhole(incoming);
    if (incoming.url.startsWith('/seeds')) {
      outgoing.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(this.seeds.page);
      return;
    }
    if (incoming.method === 'GET' && incoming.url.startsWith('/form/')) {
      // wapiti follows where forms lead as if they were links; nothing is removed by that.
      outgoing.writeHead(404).end();
      return;
    }
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).filter(([name]) => !hopByHop.has(name) && name !== 'content-type'),
    );
    const asked = translated(incoming, raw, this.seeds, (body, template) => this.withFreshKey(body, template));
    const answer = await this.answerTo(asked, headers);
    const told = { ...answer.headers, 'content-length': answer.body.length };
    delete told['transfer-encoding'];
    delete told.connection;
    outgoing.writeHead(answer.status, told).end(incoming.method === 'HEAD' ? undefined : answer.body);
  }
}

/** Opens the door of a role, on a free port. */
export function openRelay(port, role, session, seeds, record) {
  const relay = new Relay(port, role, session, seeds, record);
  const server = createServer((incoming, outgoing) => {
    relay.serve(incoming, outgoing).catch((thrown) => {
      // A scanner that hangs up, or a header that cannot be written, is no fault of the server's; silence is.
      if (!incoming.aborted && !String(thrown.code).startsWith('ERR_')) {
        record(role, { verb: incoming.method, target: incoming.url }, { status: 0, headers: {}, body: String(thrown) });
      }
      outgoing.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  return new Promise((ready) =>
    server.listen(0, '127.0.0.1', () => ready({ server, base: `http://127.0.0.1:${server.address().port}` })),
  );
}
