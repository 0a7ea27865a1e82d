// A provider that can be told to lie: it speaks OpenID Connect well enough to be believed, and forges what it is asked
// to. What is real here is Värn.
import { createHash, createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';

const encoded = (value) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

export class Liar {
  constructor() {
    this.rsa = rsa();
    this.another = rsa();
    this.ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.codes = new Map();
    this.lies = {};
    this.refreshed = 0;
    this.followed = false;
  }

  says(lies) {
    this.lies = lies;
  }

  async start(client, discovery = 'right') {
    this.client = client;
    this.discovery = discovery;
    this.listener = (request, answer) => this.answer(request, answer);
    await this.listen(0);
    this.issuer = `http://127.0.0.1:${this.port}/en/stig`;
    return this;
  }
  async listen(port) {
    this.server = createServer(this.listener);
    await new Promise((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    this.port = this.server.address().port;
  }
  async stop() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
  pause() {
    return this.stop();
  }
  resume() {
    return this.listen(this.port);
  }

  jwt(claims, lies, type) {
    const algorithm = lies.algorithm ?? 'RS256';
    const kid = lies.kid ?? algorithm;
    const header = { alg: algorithm, kid, ...(type ? { typ: type } : {}), ...lies.header };
    const text = `${encoded(header)}.${encoded(claims)}`;
    return `${text}.${this.signature(algorithm, text, lies)}`;
  }
  signature(algorithm, text, lies) {
    if (algorithm === 'none') return '';
    const publicKey = this.rsa.publicKey.export({ type: 'spki', format: 'pem' });
    if (algorithm === 'HS256') return createHmac('sha256', publicKey).update(text).digest('base64url');
    const { privateKey } =
      lies.signedBy === 'another' ? this.another : algorithm === 'ES256' ? this.ec : this.rsa;
    const how =
      algorithm === 'ES256'
        ? { key: privateKey, dsaEncoding: 'ieee-p1363' }
        : algorithm === 'PS256'
          ? { key: privateKey, padding: 6, saltLength: 32 }
          : privateKey;
    const made = sign('sha256', Buffer.from(text), how);
    if (lies.tampered) made[10] ^= 1;
    return made.toString('base64url');
  }

  logoutToken(lies) {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.issuer,
      aud: this.client,
      iat: now,
      exp: now + 120,
      jti: randomUUID(),
      sub: 'liar-1',
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      ...lies.claims,
    };
    return this.jwt(claims, lies, 'logout+jwt');
  }

  idToken(nonce, accessToken) {
    const now = Math.floor(Date.now() / 1000);
    const hash = createHash('sha256').update(accessToken).digest().subarray(0, 16);
    const claims = {
      iss: this.issuer,
      aud: this.client,
      iat: now,
      exp: now + 300,
      sub: 'liar-1',
      nonce,
      at_hash: hash.toString('base64url'),
      preferred_username: 'lisa',
      name: 'Lisa Ljuger',
      groups: ['alla'],
      ...this.lies.claims,
    };
    return this.lies.token ?? this.jwt(claims, this.lies, '');
  }

  send(answer, status, body, headers = {}) {
    answer.writeHead(status, { 'content-type': 'application/json', ...headers });
    answer.end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  async answer(request, answer) {
    const url = new URL(request.url, this.issuer);
    const body = await new Promise((resolve) => {
      let text = '';
      request.on('data', (bytes) => (text += bytes));
      request.on('end', () => resolve(new URLSearchParams(text)));
    });
    switch (url.pathname) {
      case '/en/stig/.well-known/openid-configuration':
        return this.discover(answer);
      case '/elsewhere':
        this.followed = true;
        return this.send(answer, 200, this.metadata());
      case '/keys':
        return this.send(answer, 200, { keys: this.publicKeys() });
      case '/authorize': {
        const code = randomUUID();
        this.codes.set(code, url.searchParams.get('nonce'));
        const back = new URL(url.searchParams.get('redirect_uri'));
        back.searchParams.set('code', code);
        back.searchParams.set('state', url.searchParams.get('state'));
        return this.send(answer, 302, '', { location: back.href });
      }
      case '/token':
        return this.tokens(answer, body);
      case '/userinfo':
        if (this.lies.refuses?.includes(request.headers.authorization)) {
          return this.send(answer, 401, { error: 'invalid_token' });
        }
        return this.send(answer, 200, this.lies.userinfo ?? { sub: 'liar-1', groups: ['alla'] });
      default:
        return this.send(answer, 404, {});
    }
  }

  tokens(answer, body) {
    if (body.get('grant_type') === 'refresh_token') {
      if (this.lies.grantRefused) return this.send(answer, 400, { error: 'invalid_grant' });
      this.refreshed += 1;
      return this.send(answer, 200, { access_token: 'second', refresh_token: 'twice', token_type: 'Bearer' });
    }
    const nonce = this.codes.get(body.get('code'));
    return this.send(answer, 200, {
      token_type: 'Bearer',
      ...(this.lies.withoutAccessToken ? {} : { access_token: 'first' }),
      ...(this.lies.refreshes ? { refresh_token: 'once' } : {}),
      id_token: this.idToken(nonce, 'first'),
    });
  }

  publicKeys() {
    const made = ['RS256', 'PS256'].map((alg) => ({
      ...this.rsa.publicKey.export({ format: 'jwk' }),
      kid: alg,
      alg,
      use: 'sig',
    }));
    return [
      ...made,
      { ...this.ec.publicKey.export({ format: 'jwk' }), kid: 'ES256', alg: 'ES256', use: 'sig' },
    ];
  }

  metadata() {
    const base = `http://127.0.0.1:${this.port}`;
    return {
      issuer: this.issuer,
      authorization_endpoint: `${base}/authorize`,
      token_endpoint: this.discovery === 'foreign' ? 'http://10.0.0.1/token' : `${base}/token`,
      jwks_uri: `${base}/keys`,
      userinfo_endpoint: `${base}/userinfo`,
    };
  }

  discover(answer) {
    switch (this.discovery) {
      case 'redirect':
        return this.send(answer, 302, '', { location: `http://127.0.0.1:${this.port}/elsewhere` });
      case 'endless':
        return this.send(answer, 200, `{"issuer":"${this.issuer}","x":"${'x'.repeat(2_000_000)}"}`);
      case 'other-issuer':
        return this.send(answer, 200, { ...this.metadata(), issuer: 'http://127.0.0.1:1' });
      default:
        return this.send(answer, 200, this.metadata());
    }
  }
}
