// The town of the tests: the product with an administrator, a real provider and one that lies, and how one signs in.
import assert from 'node:assert/strict';
import { City, newKey, secret, through } from './city.mjs';
import { Browser, Product, wait } from './house.mjs';
import { Liar } from './liar.mjs';

const binary = process.argv[2];
if (!binary) {
  console.error('usage: node tests/provider/run.mjs VARN [part of a test name]');
  process.exit(2);
}

export const product = await Product.start(binary);
export const administrator = new Browser(product);
assert.equal((await administrator.signIn('lokal')).status, 201);
const units = (await administrator.api('GET', '/units?limit=500')).body.items;
export const trafik = units.find((unit) => unit.key === 'trafiknamnden').id;

export const city = await new City().start({
  client_id: 'varn',
  client_secret: secret,
  redirect_uris: [`${product.address}/federation/staden/callback`],
  post_logout_redirect_uris: [`${product.address}/sign-in`],
  backchannel_logout_uri: `${product.address}/federation/staden/logout`,
  backchannel_logout_session_required: true,
  grant_types: ['authorization_code', 'refresh_token'],
});
export const liar = await new Liar().start('varn');

const added = await administrator.api('POST', '/identity-providers', {
  key: 'staden',
  name: 'stadens konto',
  issuer: city.issuer,
  client_id: 'varn',
  client_secret: secret,
  scopes: 'openid profile groups',
});
assert.equal(added.status, 201, added.text);
export const staden = added.body;
export const addedLiar = await administrator.api('POST', '/identity-providers', {
  key: 'lognaren',
  name: 'Lögnaren',
  issuer: liar.issuer,
  client_id: 'varn',
});
assert.equal(addedLiar.status, 201, addedLiar.text);
for (const [provider, group, role, unit] of [
  [staden.id, 'varn-samordnare', 'coordinator', trafik],
  [staden.id, 'varn-lasare', 'reader', undefined],
  [addedLiar.body.id, 'alla', 'reader', undefined],
]) {
  const line = { group_name: group, role, ...(unit ? { unit } : {}) };
  const mapped = await administrator.api('POST', `/identity-providers/${provider}/group-roles`, line);
  assert.equal(mapped.status, 201, mapped.text);
}
city.person('anna-0017', {
  name: 'Anna Berg',
  preferred_username: 'Anna.Berg',
  groups: ['varn-samordnare', 'alla'],
});
city.person('olle-0018', { name: 'Olle Utan', preferred_username: 'olle', groups: ['alla'] });

export const problem = (answer) => new URL(answer.location).searchParams.get('problem');
/** The newest refusal that the audit tells of. */
export async function lastRefusal() {
  const entries = await product.audit(administrator, 'auth.sign_in_refused');
  return entries[0]?.reason;
}

/** Signs somebody in by the city's provider, in a browser of her own. */
export async function signInBy(key, login, browser = new Browser(product)) {
  const begun = await browser.go(`${product.address}/federation/${key}/start`);
  assert.equal(begun.status, 302, begun.text);
  const back = await through(browser, begun.location, login);
  const landed = await browser.go(back);
  return { browser, back, landed };
}
export async function mustSignIn(key, login, browser) {
  const done = await signInBy(key, login, browser);
  assert.equal(done.landed.location, `${product.address}/`, `${done.landed.location} ${product.log}`);
  const session = await done.browser.session();
  assert.ok(session, 'nobody is signed in');
  return { ...done, session };
}
/** The one refusal that comes of this, by the log: the audit counts those beyond thirty a minute. */
export async function refusalOf(act) {
  const before = product.refusals().length;
  await act();
  for (let i = 0; i < 50 && product.refusals().length === before; i += 1) await wait(20);
  const told = product.refusals().slice(before);
  assert.equal(told.length, 1, `refused ${told.length} times: ${told}`);
  return told[0];
}

/** What the liar is told to say leads to a refusal with this code, and to this page. */
export async function refusedBy(lies, code, page = 'refused') {
  liar.says(lies);
  const browser = new Browser(product);
  const told = await refusalOf(async () => {
    const { landed } = await signInBy('lognaren', 'anyone', browser);
    assert.equal(problem(landed), page);
  });
  assert.equal(told, code);
  assert.equal(await browser.session(), undefined);
}
