// The way to a provider and back, as people walk it and as thieves do.
import assert from 'node:assert/strict';
import { newKey, through } from './city.mjs';
import { Browser, test } from './house.mjs';
import {
  administrator,
  city,
  lastRefusal,
  liar,
  mustSignIn,
  problem,
  product,
  signInBy,
  staden,
  trafik,
} from './town.mjs';

/** Who was taken out of her group while the other tests run, and when. */
export let eva;
test('a coordinator signs in, and is then taken out of her group at the provider', async () => {
  const person = { name: 'Eva Lund', preferred_username: 'eva.lund' };
  city.person('eva-0019', { ...person, groups: ['varn-samordnare', 'varn-lasare'] });
  const { browser } = await mustSignIn('staden', 'eva-0019');
  assert.ok((await browser.session()).actions.includes('organisation.staff'));
  const allowed = await browser.api('POST', '/people', {
    key: 'gammal',
    name: 'Gammal',
    unit: trafik,
    marker: 'own',
  });
  assert.equal(allowed.status, 201, allowed.text);
  city.person('eva-0019', { ...person, groups: ['varn-lasare'] });
  eva = { browser, removed: Date.now() };
});

test('somebody in a group gets an account with the role of the group, and no more', async () => {
  const { browser, session } = await mustSignIn('staden', 'anna-0017');
  assert.equal(session.user_name, 'anna.berg');
  assert.equal(session.name, 'Anna Berg');
  assert.deepEqual(session.roles, [{ role: 'coordinator', unit: trafik }]);
  assert.equal((await browser.api('GET', '/accounts')).status, 403);
  const [grant] = (await browser.api('GET', `/accounts/${session.account}/grants`)).body.items;
  assert.equal(grant.provider, staden.id);
  const [link] = (await browser.api('GET', `/accounts/${session.account}/links`)).body.items;
  assert.equal(link.subject, 'anna-0017');
  const ended = await administrator.api('DELETE', `/grants/${grant.id}`);
  assert.equal(ended.status, 409);
  assert.match(ended.text, /auth.grant_of_group/);
});

test('the second time it is the same account', async () => {
  const first = await mustSignIn('staden', 'anna-0017');
  const second = await mustSignIn('staden', 'anna-0017');
  assert.equal(first.session.account, second.session.account);
});

test('what is sent to the provider is asked for by PKCE, and the cookie comes along from another site', async () => {
  const browser = new Browser(product);
  const begun = await browser.go(`${product.address}/federation/staden/start`);
  const asked = new URL(begun.location).searchParams;
  assert.equal(asked.get('code_challenge_method'), 'S256');
  assert.equal(asked.get('response_type'), 'code');
  assert.ok(asked.get('nonce').length >= 43 && asked.get('state').length >= 43);
  const cookie = begun.headers.getSetCookie().find((line) => line.startsWith('varn_attempt='));
  assert.match(cookie, /HttpOnly; SameSite=Lax; Max-Age=600/);
  assert.ok(!cookie.includes(asked.get('state')));
});

test('somebody without a group that gives a role gets no account and a calm page', async () => {
  const { landed, browser } = await signInBy('staden', 'olle-0018');
  assert.equal(problem(landed), 'no_role');
  assert.equal(await browser.session(), undefined);
  const accounts = (await administrator.api('GET', '/accounts?limit=500')).body.items;
  assert.ok(!accounts.some((account) => account.name === 'Olle Utan'));
  assert.equal(await lastRefusal(), 'no_role');
});

test('a user name that is taken here is not taken over', async () => {
  city.person('lokal-99', { name: 'En annan', preferred_username: 'lokal', groups: ['varn-lasare'] });
  const { session } = await mustSignIn('staden', 'lokal-99');
  assert.equal(session.user_name, 'lokal@staden');
  assert.deepEqual(session.roles, [{ role: 'reader' }]);
});

test('the answer to one browser is no use in another', async () => {
  const browser = new Browser(product);
  const begun = await browser.go(`${product.address}/federation/staden/start`);
  const back = await through(browser, begun.location, 'anna-0017');
  const stranger = new Browser(product);
  assert.equal(problem(await stranger.go(back)), 'try_again');
  assert.equal(await lastRefusal(), 'attempt_missing');
  await stranger.go(`${product.address}/federation/staden/start`);
  assert.equal(problem(await stranger.go(back)), 'try_again');
  assert.equal(await lastRefusal(), 'state_differs');
  assert.equal(await stranger.session(), undefined);
});

test('an answer with another state is refused, and so is the right one after it', async () => {
  const browser = new Browser(product);
  const begun = await browser.go(`${product.address}/federation/staden/start`);
  const back = new URL(await through(browser, begun.location, 'anna-0017'));
  const right = back.href;
  back.searchParams.set('state', 'påhittat');
  const cookies = new Map(browser.jar(product.address));
  assert.equal(problem(await browser.go(back.href)), 'try_again');
  assert.equal(await lastRefusal(), 'state_differs');
  browser.cookies.set(new URL(product.address).host, cookies);
  assert.equal(problem(await browser.go(right)), 'try_again');
  assert.equal(await lastRefusal(), 'attempt_unknown');
});

test('a code is used once', async () => {
  const { browser, back } = await mustSignIn('staden', 'anna-0017');
  const replayed = await browser.go(back);
  assert.equal(problem(replayed), 'try_again');
  // Even with an attempt of one's own, the provider takes the code no second time.
  const thief = new Browser(product);
  const begun = await thief.go(`${product.address}/federation/staden/start`);
  const stolen = new URL(back);
  stolen.searchParams.set('state', new URL(begun.location).searchParams.get('state'));
  assert.equal(problem(await thief.go(stolen.href)), 'refused');
  assert.equal(await lastRefusal(), 'grant_refused');
});

test('an answer in the name of another provider is refused', async () => {
  const browser = new Browser(product);
  const begun = await browser.go(`${product.address}/federation/staden/start`);
  const back = new URL(await through(browser, begun.location, 'anna-0017'));
  assert.equal(back.searchParams.get('iss'), city.issuer);
  back.searchParams.set('iss', liar.issuer);
  assert.equal(problem(await browser.go(back.href)), 'refused');
  assert.equal(await lastRefusal(), 'answer_of_another');
  const again = await browser.go(`${product.address}/federation/staden/start`);
  const without = new URL(await through(browser, again.location, 'anna-0017'));
  without.searchParams.delete('iss');
  assert.equal(problem(await browser.go(without.href)), 'refused');
  assert.equal(await lastRefusal(), 'answer_of_another');
  const third = await browser.go(`${product.address}/federation/staden/start`);
  const mixed = (await through(browser, third.location, 'anna-0017')).replace('/staden/', '/lognaren/');
  assert.equal(problem(await browser.go(mixed)), 'refused');
  assert.equal(await lastRefusal(), 'provider_differs');
});

test('what the provider says no to is told calmly', async () => {
  const browser = new Browser(product);
  const begun = await browser.go(`${product.address}/federation/staden/start`);
  const state = new URL(begun.location).searchParams.get('state');
  const back = new URLSearchParams({
    error: 'access_denied',
    error_description: '<b>x</b>',
    state,
    iss: city.issuer,
  });
  const landed = await browser.go(`${product.address}/federation/staden/callback?${back}`);
  assert.equal(problem(landed), 'provider_refused');
  assert.equal(new URL(landed.location).search, '?problem=provider_refused');
  assert.equal(await lastRefusal(), 'provider_says_access_denied');
});

test('the keys may be changed at the provider at any time', async () => {
  await mustSignIn('staden', 'anna-0017');
  city.keys = [newKey('second', 'RS256'), newKey('first-again', 'ES256')];
  city.renew();
  await mustSignIn('staden', 'anna-0017');
});
