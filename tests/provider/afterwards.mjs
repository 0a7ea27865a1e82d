// What becomes of a session afterwards: signed out, taken out of a group, a provider that is silent or closed.
import assert from 'node:assert/strict';
import { Browser, test, wait } from './house.mjs';
import { addedLiar, administrator, city, liar, mustSignIn, product, staden, trafik } from './town.mjs';
import { eva } from './way_in.mjs';

test('back-channel logout ends the sessions of the one, at once', async () => {
  const { browser, session } = await mustSignIn('staden', 'anna-0017');
  const other = await mustSignIn('staden', 'lokal-99');
  const out = await browser.api('POST', '/sign-outs', undefined);
  assert.equal(out.status, 201, out.text);
  assert.equal(await browser.session(), undefined);
  const again = await mustSignIn('staden', 'anna-0017');
  // Another program of the city's signs her out at the provider: no Värn is told by her browser.
  const page = await again.browser.go(`${city.issuer}/session/end`);
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)[1];
  await again.browser.go(`${city.issuer}/session/end/confirm`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ xsrf, logout: 'yes' }).toString(),
  });
  for (let i = 0; i < 30 && (await again.browser.session()); i += 1) await wait(100);
  assert.equal(await again.browser.session(), undefined);
  assert.ok(await other.browser.session(), 'somebody else was signed out');
  const ended = await product.audit(administrator, 'auth.session_revoked');
  assert.equal(ended[0].reason, 'provider_signed_out');
  assert.equal(ended[0].subject, session.account);
});

test('signing out here says where the provider signs out', async () => {
  const { browser } = await mustSignIn('staden', 'anna-0017');
  const out = await browser.api('POST', '/sign-outs', undefined);
  const where = new URL(out.body.end_session_url);
  assert.equal(where.origin, city.issuer);
  assert.equal(where.searchParams.get('post_logout_redirect_uri'), `${product.address}/sign-in`);
  const page = await browser.go(where.href);
  assert.equal(page.status, 200, page.text);
  assert.match(page.text, /name="xsrf"/);
});

test('a provider that is down keeps nobody out who is in, and lets nobody in', async () => {
  liar.says({});
  const { browser } = await mustSignIn('lognaren', 'anyone');
  await liar.pause();
  await product.later(61_000, addedLiar.body.id);
  const begun = performance.now();
  assert.ok(await browser.session(), 'a session was ended because the provider is down');
  assert.ok(performance.now() - begun < 6000);
  const quick = performance.now();
  assert.ok(await browser.session());
  assert.ok(performance.now() - quick < 500, 'somebody waited for a provider that is known to be silent');
  const landed = await new Browser(product).go(`${product.address}/federation/lognaren/start`);
  assert.equal(landed.status, 302);
  assert.equal((await product.audit(administrator, 'provider.silent'))[0].subject, addedLiar.body.id);
  assert.equal((await new Browser(product).signIn('lokal')).status, 201);
  await liar.resume();
  // One that has fallen silent is left alone for ten seconds, and then asked again.
  await wait(10_100);
  await mustSignIn('lognaren', 'anyone');
});

test('an access token that has run out is renewed once, and the word of the provider is final', async () => {
  liar.says({ refreshes: true });
  const { browser } = await mustSignIn('lognaren', 'anyone');
  liar.says({ refreshes: true, refuses: ['Bearer first'] });
  await product.later(61_000, addedLiar.body.id);
  assert.ok(await browser.session(), product.log);
  assert.equal(liar.refreshed, 1);
  liar.says({ refuses: ['Bearer first', 'Bearer second'], grantRefused: true });
  await product.later(61_000, addedLiar.body.id);
  assert.equal(await browser.session(), undefined);
  assert.equal((await product.audit(administrator, 'auth.session_revoked'))[0].reason, 'grant_refused');
});

test('a closed provider gives no way in, and its roles and sessions go', async () => {
  liar.says({});
  const { browser, session } = await mustSignIn('lognaren', 'anyone');
  const before = (await administrator.api('GET', `/identity-providers/${addedLiar.body.id}`)).body;
  const closed = await administrator.api(
    'PATCH',
    `/identity-providers/${before.id}`,
    { status: 'closed' },
    { 'if-match': `"${before.version}"` },
  );
  assert.equal(closed.status, 200, closed.text);
  assert.deepEqual((await browser.session())?.roles ?? [], []);
  assert.equal((await new Browser(product).go(`${product.address}/federation/lognaren/start`)).status, 404);
  const ways = (await new Browser(product).api('GET', '/sign-in-ways')).body.items;
  assert.ok(ways.some((way) => way.key === 'staden') && !ways.some((way) => way.key === 'lognaren'));
  assert.ok(session.account);
});

test('no token and no secret stands in the log, the audit, an answer or, readable, in the database', async () => {
  const { back } = await mustSignIn('staden', 'anna-0017');
  const code = new URL(back).searchParams.get('code');
  const dump = product.dump();
  assert.ok(city.memory.given().includes(code) && city.memory.given().length > 2);
  for (const hidden of [...city.memory.given(), '"access_token":', '"refresh_token":', '"id_token":']) {
    assert.ok(!product.log.includes(hidden) && !dump.includes(hidden), hidden);
  }
  const told = await administrator.api('GET', '/identity-providers');
  assert.ok(!told.text.includes('hemlighet'));
  const everything = await administrator.api('GET', '/audit-entries?limit=500');
  assert.ok(!everything.text.includes('hemlighet'));
});

test('who is taken out of her group has lost the right within a minute, without signing in anew', async () => {
  const { browser, removed } = eva;
  // Her page is left alone for most of the minute: what counts is the next request, not how often one asks.
  await wait(Math.max(0, removed + 56_000 - Date.now()));
  const session = await browser.session();
  assert.deepEqual(session.roles, [{ role: 'reader' }]);
  const refused = await browser.api('POST', '/people', {
    key: 'ny',
    name: 'Ny',
    unit: trafik,
    marker: 'own',
  });
  assert.equal(refused.status, 403);
  assert.ok(Date.now() - removed < 60_000, 'the minute is over: the tests before this one took too long');
  const grants = await product.audit(administrator, 'account.grant');
  assert.equal(grants[0].actor, 'system');
  assert.equal(grants[0].reason, 'staden');
});
