// What a provider may say that is not taken.
import assert from 'node:assert/strict';
import { Browser, test } from './house.mjs';
import { Liar } from './liar.mjs';
import { administrator, city, liar, mustSignIn, problem, product, refusalOf, refusedBy } from './town.mjs';

test('elliptic curves and PSS are understood', async () => {
  for (const algorithm of ['ES256', 'PS256', 'RS256']) {
    liar.says({ algorithm });
    await mustSignIn('lognaren', 'x');
  }
});

test('every lie of a provider has a code of its own, and none gets in', async () => {
  const now = Math.floor(Date.now() / 1000);
  await refusedBy({ algorithm: 'none' }, 'token_algorithm');
  await refusedBy({ algorithm: 'HS256' }, 'token_algorithm');
  await refusedBy({ tampered: true }, 'signature');
  await refusedBy({ signedBy: 'another' }, 'signature');
  await refusedBy({ kid: 'okänd' }, 'key_unknown');
  await refusedBy({ claims: { iss: 'https://login.annan.example' } }, 'issuer_differs');
  await refusedBy({ claims: { aud: 'another' } }, 'audience_differs');
  await refusedBy({ claims: { aud: ['varn', 'another'] } }, 'party_differs');
  await refusedBy({ claims: { azp: 'another' } }, 'party_differs');
  await refusedBy({ claims: { exp: now - 61 } }, 'token_expired');
  await refusedBy({ claims: { exp: undefined } }, 'token_expired');
  await refusedBy({ claims: { iat: now + 120 } }, 'token_not_fresh');
  await refusedBy({ claims: { iat: now - 3600 } }, 'token_not_fresh');
  await refusedBy({ claims: { nbf: now + 120 } }, 'token_not_yet');
  await refusedBy({ claims: { nonce: 'another' } }, 'nonce_differs');
  await refusedBy({ claims: { nonce: undefined } }, 'nonce_differs');
  await refusedBy({ claims: { sub: '' } }, 'subject_differs');
  await refusedBy({ claims: { at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' } }, 'access_token_differs');
  await refusedBy(
    { claims: { _claim_names: { groups: 'src1' }, groups: undefined }, userinfo: { sub: 'liar-1' } },
    'groups_not_told',
    'groups_not_told',
  );
  await refusedBy({ header: { crit: ['b64'], b64: false } }, 'token_critical');
  await refusedBy({ header: { typ: 'logout+jwt' } }, 'token_type');
  await refusedBy({ userinfo: { sub: 'somebody-else' } }, 'subject_differs');
  await refusedBy({ token: 'x.y' }, 'token_form');
  await refusedBy({ withoutAccessToken: true }, 'tokens_missing');
});

test('an answer that repeats a field, or is no answer, is refused', async () => {
  for (const query of ['?state=a&state=b&code=c', '?%zz', '']) {
    const landed = await new Browser(product).go(`${product.address}/federation/staden/callback${query}`);
    assert.equal(landed.status, 302);
    assert.ok(['refused', 'try_again'].includes(problem(landed)), landed.location);
  }
  assert.equal((await new Browser(product).go(`${product.address}/federation/ingen/start`)).status, 404);
  assert.equal((await new Browser(product).go(`${product.address}/federation`)).status, 404);
});

test('a provider that sends elsewhere, says too much or nothing is not followed', async () => {
  for (const discovery of ['redirect', 'endless', 'foreign', 'other-issuer']) {
    const one = await new Liar().start('varn', discovery);
    const body = { key: `l-${discovery}`, name: 'L', issuer: one.issuer, client_id: 'varn' };
    assert.equal((await administrator.api('POST', '/identity-providers', body)).status, 201);
    const landed = await new Browser(product).go(`${product.address}/federation/l-${discovery}/start`);
    assert.equal(problem(landed), 'unreachable', discovery);
    assert.equal(one.followed, false);
    await one.stop();
  }
  for (const issuer of [
    'http://login.staden.example',
    'https://a@b.example',
    'ftp://x.example',
    'file:///etc/passwd',
    'https://x.example/?a',
  ]) {
    const body = { key: 'fel', name: 'Fel', issuer, client_id: 'varn' };
    const refused = await administrator.api('POST', '/identity-providers', body);
    assert.equal(refused.status, 400, issuer);
    assert.match(refused.text, /issuer/);
  }
});

test('a forged logout token ends nothing', async () => {
  liar.says({});
  const { browser } = await mustSignIn('lognaren', 'anyone');
  const now = Math.floor(Date.now() / 1000);
  const send = async (lies, code) => {
    const token = liar.logoutToken(lies);
    const say = () =>
      fetch(`${product.address}/federation/lognaren/logout`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ logout_token: token }).toString(),
      });
    if (code === '') return (await say()).status;
    const told = await refusalOf(async () => assert.equal((await say()).status, 400, code));
    assert.equal(told, code);
    assert.ok(await browser.session(), code);
  };
  await send({ algorithm: 'none' }, 'token_algorithm');
  await send({ tampered: true }, 'signature');
  await send({ signedBy: 'another' }, 'signature');
  await send({ claims: { aud: 'another' } }, 'audience_differs');
  await send({ claims: { iss: city.issuer } }, 'issuer_differs');
  await send({ claims: { events: {} } }, 'no_logout');
  await send({ claims: { nonce: 'x' } }, 'nonce_in_logout');
  await send({ claims: { sub: undefined } }, 'nobody_named');
  await send({ claims: { jti: undefined } }, 'token_without_id');
  await send({ claims: { exp: now - 100 } }, 'token_expired');
  await send({ claims: { iat: now - 3600 } }, 'token_not_fresh');
  assert.equal(await send({ claims: { jti: 'once', sub: 'somebody-else' } }, ''), 200);
  assert.ok(await browser.session());
  await send({ claims: { jti: 'once' } }, 'token_used');
  assert.equal(await send({ claims: { jti: 'twice' } }, ''), 200);
  assert.equal(await browser.session(), undefined);
});
