// SCIM over HTTP, with the real product: a directory pushes people and groups, and what it says holds at once.
//   node tests/provider/scim.mjs build/dev/src/app/varn [part of a test's name]
import assert from 'node:assert/strict';
import { Browser, Product, password, runAll, test } from './house.mjs';

const binary = process.argv[2];
if (!binary) {
  console.error('usage: node tests/provider/scim.mjs VARN [part of a test name]');
  process.exit(2);
}
const product = await Product.start(binary);
const administrator = new Browser(product);
assert.equal((await administrator.signIn('lokal')).status, 201);
const tell = ['--issuer', 'https://login.staden.example', '--client-id', 'varn', '--group-source', 'scim'];
product.command(['provider', 'add', 'staden', '--name', 'stadens konto', ...tell], 'hemligt');
product.command([
  'provider',
  'map',
  'staden',
  'Samordnare',
  '--role',
  'coordinator',
  '--unit',
  'trafiknamnden',
]);
product.command(['provider', 'map', 'staden', 'g-0002', '--role', 'reader']);
const other = ['--issuer', 'https://login.annan.example', '--client-id', 'varn'];
product.command(['provider', 'add', 'annan', '--name', 'annan', ...other], 'hemligt');
const token = product.command(['scim', 'token', 'add', 'staden', '--name', 'Katalogen']).trim();
const otherToken = product.command(['scim', 'token', 'add', 'annan', '--name', 'Annan']).trim();

const patchOp = (...Operations) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
});
async function ask(method, path, body, headers = {}) {
  const answer = await fetch(`${product.address}/scim/v2${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: text ? JSON.parse(text) : undefined };
}
async function user(userName, more = {}) {
  const made = await ask('POST', '/Users', { userName, displayName: userName, ...more });
  assert.equal(made.status, 201, made.text);
  return made.body;
}
async function group(displayName, members = [], more = {}) {
  const made = await ask('POST', '/Groups', {
    displayName,
    members: members.map((one) => ({ value: one.id })),
    ...more,
  });
  assert.equal(made.status, 201, made.text);
  return made.body;
}
async function rolesOf(id) {
  const grants = (await administrator.api('GET', `/accounts/${id}/grants`)).body.items;
  const today = new Date().toISOString().slice(0, 10);
  return grants
    .filter((one) => !one.valid_to || one.valid_to >= today)
    .map((one) => one.role)
    .sort();
}

test('without a token, with a wrong one or one taken back, nothing is told', async () => {
  for (const authorization of ['', 'Bearer varnscim_fel', 'Basic YTpi', `bearer  ${token}`]) {
    const refused = await ask('GET', '/Users', undefined, { authorization });
    assert.equal(refused.status, 401, authorization);
    assert.equal(refused.headers.get('content-type'), 'application/scim+json');
  }
  const spent = product.command(['scim', 'token', 'add', 'staden', '--name', 'Snart borta']).trim();
  const listed = JSON.parse(product.command(['scim', 'token', 'list', '--json']));
  assert.equal(listed.length, 3);
  assert.ok(!JSON.stringify(listed).includes(spent.slice(9)));
  assert.equal((await ask('GET', '/Users', undefined, { authorization: `Bearer ${spent}` })).status, 200);
  product.command(['scim', 'token', 'revoke', listed.find((one) => one.name === 'Snart borta').id]);
  assert.equal((await ask('GET', '/Users', undefined, { authorization: `Bearer ${spent}` })).status, 401);
});

test('the service tells what it can', async () => {
  const config = await ask('GET', '/ServiceProviderConfig');
  assert.equal(config.body.patch.supported, true);
  assert.equal(config.body.bulk.supported, false);
  assert.equal((await ask('GET', '/ResourceTypes')).body.totalResults, 2);
  assert.equal((await ask('GET', '/ResourceTypes/User')).body.endpoint, '/Users');
  const schema = await ask('GET', '/Schemas/urn:ietf:params:scim:schemas:core:2.0:User');
  assert.ok(schema.body.attributes.some((one) => one.name === 'userName' && one.required));
  assert.equal((await ask('POST', '/Schemas', {})).status, 405);
  assert.equal((await ask('GET', '/Nothing')).status, 404);
});

test('a user is pushed, found, changed and taken away', async () => {
  const made = await ask('POST', '/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: 'Anna.Berg@staden.example',
    externalId: 'e-1',
    name: { givenName: 'Anna', familyName: 'Berg' },
    emails: [{ value: 'anna@staden.example' }],
    active: true,
  });
  assert.equal(made.status, 201, made.text);
  const anna = made.body;
  assert.equal(anna.displayName, 'Anna Berg');
  assert.equal(anna.meta.location, made.headers.get('location'));
  assert.equal(made.headers.get('etag'), anna.meta.version);
  const account = (await administrator.api('GET', `/accounts/${anna.id}`)).body;
  assert.equal(account.user_name, 'anna.berg@staden.example');
  const again = await ask('POST', '/Users', { userName: 'ANNA.BERG@staden.example' });
  assert.equal(again.status, 409);
  assert.equal(again.body.scimType, 'uniqueness');
  const renamed = await ask(
    'PATCH',
    `/Users/${anna.id}`,
    patchOp(
      { op: 'replace', path: 'name.familyName', value: 'Berglund' },
      { op: 'replace', path: 'name.givenName', value: 'Anna' },
    ),
  );
  assert.equal(renamed.status, 200, renamed.text);
  assert.equal(renamed.body.displayName, 'Anna Berglund');
  const put = await ask('PUT', `/Users/${anna.id}`, {
    userName: 'anna.b',
    displayName: 'Anna B',
    externalId: 'e-1',
  });
  assert.equal(put.body.userName, 'anna.b');
  assert.equal((await ask('DELETE', `/Users/${anna.id}`)).status, 204);
  assert.equal((await ask('GET', `/Users/${anna.id}`)).status, 404);
  assert.equal((await administrator.api('GET', `/accounts/${anna.id}`)).body.status, 'closed');
  const back = await ask('POST', '/Users', { userName: 'anna.b', externalId: 'e-1', displayName: 'Anna B' });
  assert.equal(back.status, 201);
  assert.equal(back.body.id, anna.id, 'who comes back gets her own account');
  assert.equal((await administrator.api('GET', `/accounts/${anna.id}`)).body.status, 'active');
});

test('members of a group have its role at once, and lose it at once', async () => {
  const eva = await user('eva', { externalId: 'e-eva' });
  const olle = await user('olle');
  assert.deepEqual(await rolesOf(eva.id), []);
  const coordinators = await group('Samordnare', [eva]);
  const readers = await group('Läsare', [], { externalId: 'g-0002' });
  assert.deepEqual(await rolesOf(eva.id), ['coordinator']);
  const add = patchOp({ op: 'Add', path: 'members', value: [{ value: olle.id }, { value: eva.id }] });
  assert.equal((await ask('PATCH', `/Groups/${readers.id}`, add)).body.members.length, 2);
  assert.deepEqual(await rolesOf(eva.id), ['coordinator', 'reader']);
  assert.deepEqual((await ask('GET', `/Users/${eva.id}`)).body.groups.map((one) => one.display).sort(), [
    'Läsare',
    'Samordnare',
  ]);
  const out = patchOp({ op: 'Remove', path: 'members', value: [{ value: eva.id }] });
  await ask('PATCH', `/Groups/${readers.id}`, out);
  assert.deepEqual(await rolesOf(eva.id), ['coordinator']);
  await ask(
    'PATCH',
    `/Groups/${coordinators.id}`,
    patchOp({ op: 'remove', path: `members[value eq "${eva.id}"]` }),
  );
  assert.deepEqual(await rolesOf(eva.id), []);
  assert.deepEqual(await rolesOf(olle.id), ['reader']);
  assert.equal((await ask('DELETE', `/Groups/${readers.id}`)).status, 204);
  assert.deepEqual(await rolesOf(olle.id), []);
  await ask('DELETE', `/Groups/${coordinators.id}`);
});

test('somebody who is signed in is out in the request that makes her inactive', async () => {
  const lisa = await user('lisa');
  await administrator.api('POST', `/accounts/${lisa.id}/passwords`, { password });
  const readers = await group('g-0002', [lisa]);
  const browser = new Browser(product);
  assert.equal((await browser.signIn('lisa')).status, 201);
  assert.deepEqual((await browser.session()).roles, [{ role: 'reader' }]);
  await ask('PATCH', `/Groups/${readers.id}`, patchOp({ op: 'replace', path: 'members', value: [] }));
  assert.deepEqual((await browser.session()).roles, []);
  const off = await ask(
    'PATCH',
    `/Users/${lisa.id}`,
    patchOp({ op: 'Replace', path: 'active', value: 'False' }),
  );
  assert.equal(off.body.active, false);
  assert.equal(await browser.session(), undefined);
  const entries = await product.audit(administrator, 'account.close');
  assert.equal(entries[0].actor, 'system');
  await ask('DELETE', `/Groups/${readers.id}`);
});

test('filters and pages', async () => {
  for (let i = 0; i < 5; i += 1) await user(`sida-${i}`, { externalId: `s-${i}` });
  const found = await ask('GET', `/Users?filter=${encodeURIComponent('userName eq "SIDA-3"')}`);
  assert.equal(found.body.totalResults, 1);
  assert.equal(found.body.Resources[0].externalId, 's-3');
  const some = encodeURIComponent('userName sw "sida-" and not (externalId eq "s-0") and active eq true');
  const page = await ask('GET', `/Users?filter=${some}&startIndex=2&count=2`);
  assert.equal(page.body.totalResults, 4);
  assert.equal(page.body.itemsPerPage, 2);
  assert.equal(page.body.startIndex, 2);
  assert.equal((await ask('GET', `/Users?count=0&filter=${some}`)).body.Resources.length, 0);
  assert.equal((await ask('GET', '/Users?startIndex=-7&count=1')).body.startIndex, 1);
  const bare = await ask('GET', `/Users?filter=${some}&attributes=userName`);
  assert.deepEqual(Object.keys(bare.body.Resources[0]).sort(), ['id', 'meta', 'schemas', 'userName']);
  for (const wrong of [
    'userName',
    'userName eq',
    '((((',
    `a pr${' or a pr'.repeat(300)}`,
    'x'.repeat(3000),
  ]) {
    const refused = await ask('GET', `/Users?filter=${encodeURIComponent(wrong)}`);
    assert.equal(refused.status, 400);
    assert.equal(refused.body.scimType, 'invalidFilter');
  }
  assert.equal((await ask('GET', '/Users?count=many')).status, 400);
});

test('a version that is old changes nothing, one that is known is not sent again', async () => {
  const pelle = await user('pelle');
  const tag = pelle.meta.version;
  assert.equal((await ask('GET', `/Users/${pelle.id}`, undefined, { 'if-none-match': tag })).status, 304);
  const change = patchOp({ op: 'replace', path: 'displayName', value: 'Pelle P' });
  const first = await ask('PATCH', `/Users/${pelle.id}`, change, { 'if-match': tag });
  assert.equal(first.status, 200);
  assert.notEqual(first.headers.get('etag'), tag);
  assert.equal((await ask('PATCH', `/Users/${pelle.id}`, change, { 'if-match': tag })).status, 412);
  assert.equal((await ask('DELETE', `/Users/${pelle.id}`, undefined, { 'if-match': tag })).status, 412);
});

test('faults are told as the standard tells them, and nothing happens', async () => {
  const before = (await administrator.api('GET', '/audit-head')).body.size;
  const nisse = '01903f5e-0000-7000-8000-000000000999';
  const cases = [
    ['POST', '/Users', '{', 'invalidSyntax'],
    ['POST', '/Users', '[]', 'invalidSyntax'],
    ['POST', '/Users', {}, 'invalidValue'],
    ['POST', '/Users', { userName: 'x', active: 'maybe' }, 'invalidValue'],
    ['POST', '/Users', { userName: 'x'.repeat(400) }, 'invalidValue'],
    ['POST', '/Users', { userName: 'a\u0000b' }, 'invalidSyntax'],
    ['POST', '/Groups', { displayName: 'g', members: [{ value: nisse }] }, 'invalidValue'],
    ['POST', '/Groups', { displayName: 'g', members: [{ value: '../../x' }] }, 'invalidValue'],
    ['POST', '/Groups', {}, 'invalidValue'],
  ];
  for (const [method, path, body, word] of cases) {
    const refused = await ask(method, path, body);
    assert.equal(refused.status, 400, refused.text);
    assert.ok(
      ['invalidSyntax', 'invalidValue'].includes(refused.body.scimType) &&
        (word !== 'invalidValue' || refused.body.scimType === word),
      refused.text,
    );
    assert.equal(refused.body.status, '400');
  }
  for (const path of ['/Users/x', `/Users/${nisse}`, `/Groups/${nisse}`, '/Users/a/b']) {
    assert.equal((await ask('GET', path)).status, 404, path);
  }
  assert.equal((await ask('PUT', '/Users', {})).status, 405);
  assert.equal(
    (await ask('POST', '/Users', { userName: 'x' }, { 'content-type': 'text/plain' })).status,
    400,
  );
  assert.equal((await administrator.api('GET', '/audit-head')).body.size, before);
});

test('what the directory may not change, it does not', async () => {
  const kalle = await user('kalle');
  const refused = await ask(
    'PATCH',
    `/Users/${kalle.id}`,
    patchOp({ op: 'replace', path: 'id', value: 'x' }),
  );
  assert.equal(refused.body.scimType, 'mutability');
  const ignored = await ask(
    'PATCH',
    `/Users/${kalle.id}`,
    patchOp({ op: 'add', path: 'groups', value: [{ value: kalle.id }] }),
  );
  assert.deepEqual(ignored.body.groups, []);
});

test('a directory sees nobody but those it has pushed itself', async () => {
  const accounts = (await administrator.api('GET', '/accounts?limit=500')).body.items;
  const local = accounts.find((one) => one.user_name === 'lokal');
  assert.equal((await ask('GET', `/Users/${local.id}`)).status, 404);
  assert.equal((await ask('DELETE', `/Users/${local.id}`)).status, 404);
  const mine = await user('min');
  const strange = { authorization: `Bearer ${otherToken}` };
  assert.equal((await ask('GET', '/Users', undefined, strange)).body.totalResults, 0);
  assert.equal((await ask('DELETE', `/Users/${mine.id}`, undefined, strange)).status, 404);
  const claimed = await ask('POST', '/Users', { userName: 'lokal' }, strange);
  assert.equal(claimed.status, 201);
  assert.notEqual(claimed.body.id, local.id);
  product.command(['provider', 'close', 'annan']);
  assert.equal((await ask('GET', '/Users', undefined, strange)).status, 401);
});

test('no token stands in the log, the audit or the database', async () => {
  const dump = product.dump();
  assert.ok(!dump.includes(token.slice(9)) && !product.log.includes(token.slice(9)));
});

let failed = 1;
try {
  failed = await runAll();
} finally {
  await product.end();
}
process.exit(failed === 0 ? 0 : 1);
