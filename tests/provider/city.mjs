// A real provider (npm oidc-provider) as a city has one: people in groups, a sign-in form, keys that can be changed.
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import { newMemory } from './memory.mjs';

process.env.NODE_NO_WARNINGS = '1';
const warn = console.warn;
const info = console.info;
console.warn = console.info = () => {};
const { default: Provider } = await import('oidc-provider');
console.warn = warn;
console.info = info;

export const secret = 'en hemlighet: +/=%&? och mellanslag';

export function newKey(kid, alg) {
  const pair =
    alg === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...pair.privateKey.export({ format: 'jwk' }), kid, alg, use: 'sig' };
}

export class City {
  constructor() {
    this.people = new Map();
    this.memory = newMemory();
    this.keys = [newKey('first', 'RS256')];
    this.algorithm = 'RS256';
    this.accessTokenSeconds = 3600;
    this.groupsIn = 'userinfo';
  }

  person(sub, claims) {
    this.people.set(sub, { sub, ...claims });
  }

  configuration(client) {
    const everything = this;
    return {
      clients: [client],
      adapter: this.memory,
      // The library refuses to call addresses on this machine, where Värn is when it is tested.
      fetch: (url, { dispatcher: _, ...how }) => fetch(url, how),
      jwks: { keys: this.keys },
      cookies: { keys: ['a key for cookies'] },
      scopes: ['openid', 'profile', 'groups', 'offline_access'],
      claims: { openid: ['sub', 'sid'], profile: ['name', 'preferred_username'], groups: ['groups'] },
      conformIdTokenClaims: this.groupsIn === 'userinfo',
      features: {
        devInteractions: { enabled: true },
        backchannelLogout: { enabled: true },
        rpInitiatedLogout: { enabled: true },
        revocation: { enabled: true },
      },
      ttl: {
        AccessToken: this.accessTokenSeconds,
        Grant: 3600,
        Session: 3600,
        IdToken: 600,
        RefreshToken: 3600,
        Interaction: 600,
      },
      issueRefreshToken: async () => this.refresh ?? false,
      rotateRefreshToken: true,
      pkce: { required: () => true },
      renderError: async (context, out) => {
        context.type = 'json';
        context.body = out;
      },
      async findAccount(context, sub) {
        const person = everything.people.get(sub);
        if (!person) return undefined;
        return { accountId: sub, claims: async () => ({ ...everything.people.get(sub) }) };
      },
    };
  }

  async start(client, port = 0) {
    this.client = client;
    this.server = createServer((request, answer) => this.callback(request, answer));
    await new Promise((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    this.port = this.server.address().port;
    this.issuer = `http://127.0.0.1:${this.port}`;
    this.renew();
    return this;
  }

  /** Begins anew, with what has been changed since; what it remembers stays. */
  renew() {
    console.warn = console.info = () => {};
    this.provider = new Provider(this.issuer, this.configuration(this.client));
    console.warn = warn;
    console.info = info;
    this.callback = this.provider.callback();
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async startAgain() {
    this.server = createServer((request, answer) => this.callback(request, answer));
    await new Promise((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
  }
}

/** Answers the provider's own pages (who are you, may Värn know) until it sends the browser back to Värn. */
export async function through(browser, address, login) {
  let at = address;
  for (let step = 0; step < 20; step += 1) {
    if (at.startsWith(browser.product.address)) return at;
    const page = await browser.go(at);
    if (page.location) {
      at = page.location;
      continue;
    }
    const form = /<form[^>]*action="([^"]+)"/.exec(page.text);
    if (!form) throw new Error(`the provider says ${page.status}: ${page.text.slice(0, 400)}`);
    const prompt = /name="prompt" value="(\w+)"/.exec(page.text)?.[1] ?? 'login';
    const sent = await browser.go(new URL(form[1].replaceAll('&amp;', '&'), at).href, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(
        prompt === 'login' ? { prompt, login, password: 'x' } : { prompt },
      ).toString(),
    });
    if (!sent.location) throw new Error(`the provider says ${sent.status}: ${sent.text.slice(0, 400)}`);
    at = sent.location;
  }
  throw new Error('the provider does not come to an end');
}
