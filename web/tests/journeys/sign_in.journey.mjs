// How one proves who one is: the second step from its making to the day the phone is lost, passkeys, tokens.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { emptyTown } from './empty_town.mjs';

const password = 'tre hästar under en ek';
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code of an authenticator app (RFC 6238), `later` steps from now. */
function code(secret, later = 0) {
  const bits = [...secret.replace(/\s/g, '')]
    .map((letter) => digits.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const mac = createHmac('sha1', key).update(counter).digest();
  const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

const cookieOf = async (page) =>
  (await page.context().cookies()).find((one) => one.name === 'varn_session')?.value;

async function begin(page, address) {
  await page.goto(address);
  await page.locator('input[name=user_name]').fill('ada.forst');
  await page.locator('input[name=password]').fill(password);
  await page.locator('input[name=password]').press('Enter');
}

/** What a session that is half-way may ask for; the rest of the product is closed to it. */
const halfWay = new Set([
  'GET /session',
  'DELETE /session',
  'POST /sign-outs',
  'POST /session/proofs',
  'POST /totp',
  'POST /totp/confirmations',
  'POST /passkey-offers',
  'POST /passkeys',
]);

/** Asks every route that the product describes with the cookie of a half-way session. */
async function mustBeClosed(page, address) {
  const api = (path) => new URL(`/varn/v1${path}`, address).href;
  const headers = { Cookie: `varn_session=${await cookieOf(page)}` };
  const told = await (await fetch(api('/session'), { headers })).json();
  assert.notEqual(told.stage, 'complete');
  const { paths } = await (await fetch(api('/openapi'))).json();
  let asked = 0;
  for (const [path, methods] of Object.entries(paths)) {
    const below = path.replace(/^\/varn\/v1/, '');
    for (const [method, route] of Object.entries(methods)) {
      const name = `${method.toUpperCase()} ${below}`;
      if (route.security?.length === 0 || halfWay.has(name)) {
        continue;
      }
      const answer = await fetch(api(below.replace(/\{\w+\}/g, '01903f5e-0000-7000-8000-000000000011')), {
        method: method.toUpperCase(),
        headers: { ...headers, 'X-Varn-Csrf': told.csrf_token, 'Content-Type': 'application/json' },
        body: ['post', 'patch', 'put'].includes(method) ? '{}' : undefined,
      });
      assert.equal(answer.status, 401, `${name} is closed to half a session`);
      asked += 1;
    }
  }
  assert.ok(asked > 80, `only ${asked} routes were asked`);
}

/** The first administrator makes her account, and the app that she must have; gives its secret and the codes. */
async function firstAdministrator(house, page, link) {
  await page.goto(link);
  await page.getByLabel('För- och efternamn').fill('Ada Först');
  await page.getByLabel('Användarnamn').fill('ada.forst');
  await page.getByLabel('Lösenord').fill(password);
  await page.getByRole('button', { name: 'Skapa kontot' }).click();
  await page.getByRole('heading', { name: 'Lägg till ett andra steg' }).waitFor();
  await page.getByRole('img', { name: 'QR-kod för kodappen' }).waitFor();
  await house.mustBeAccessible(page, 'enrolment');
  await house.picture('sign-in', 'enrolment', page);
  const half = await cookieOf(page);
  await mustBeClosed(page, link);
  const secret = await page.locator('.secret-text').innerText();
  await page.getByLabel('Kod från appen').fill('000000');
  await page.getByRole('button', { name: 'Bekräfta' }).click();
  await page.getByText('Koden stämmer inte.').first().waitFor();
  await page.getByLabel('Kod från appen').fill(code(secret));
  await page.getByLabel('Kod från appen').press('Enter');
  await page.getByRole('heading', { name: 'Återställningskoder' }).waitFor();
  await house.mustBeAccessible(page, 'recovery codes');
  await house.picture('sign-in', 'recovery-codes', page);
  const codes = await page.locator('.recovery-codes li').allInnerTexts();
  assert.equal(codes.length, 10);
  assert.notEqual(await cookieOf(page), half, 'the session is a new one');
  await page.getByRole('button', { name: 'Jag har sparat koderna' }).click();
  await page.locator('.shell').waitFor();
  return { secret, codes };
}

export const journeys = [
  {
    name: 'an administrator makes a second step before anything else, and signs in with it in four ways',
    walk: async (house) => {
      house.expectRefusals();
      const town = await emptyTown();
      try {
        const link = town.link.replace('127.0.0.1', 'localhost');
        const address = new URL('/', link).href;
        const page = await house.open({ user: null });
        const { secret, codes } = await firstAdministrator(house, page, link);
        const out = async () => {
          await page.context().clearCookies();
          await begin(page, new URL('/konto', address).href);
          await page.getByRole('heading', { name: 'Andra steget' }).waitFor();
        };

        // A wrong code says so at its field; the next code of the app opens.
        await out();
        await house.mustBeAccessible(page, 'second step');
        await house.picture('sign-in', 'second-step', page);
        const half = await cookieOf(page);
        await mustBeClosed(page, address);
        await page.getByLabel('Kod från appen').fill('123456');
        await page.getByLabel('Kod från appen').press('Enter');
        await page.getByText('Det stämmer inte').first().waitFor();
        await page.getByLabel('Kod från appen').fill(code(secret, 1));
        await page.getByLabel('Kod från appen').press('Enter');
        await page.getByRole('heading', { name: 'Andra steget vid inloggning' }).waitFor();
        assert.notEqual(await cookieOf(page), half);

        // A recovery code.
        await out();
        await page.getByRole('button', { name: 'Använd en återställningskod' }).click();
        await page.getByLabel('Återställningskod').fill(codes[0].toUpperCase().replaceAll('-', ' '));
        await page.getByLabel('Återställningskod').press('Enter');
        await page.getByText('9 återställningskoder kvar').waitFor();

        // A passkey of the machine's own, as second step and alone.
        const devices = await page.context().newCDPSession(page);
        await devices.send('WebAuthn.enable');
        await devices.send('WebAuthn.addVirtualAuthenticator', {
          options: {
            protocol: 'ctap2',
            transport: 'internal',
            hasResidentKey: true,
            hasUserVerification: true,
            isUserVerified: true,
            automaticPresenceSimulation: true,
          },
        });
        await page.getByRole('button', { name: 'Lägg till en inloggningsnyckel' }).click();
        await page.getByLabel('Nyckelns namn').fill('Datorn');
        await house.mustBeAccessible(page, 'a new passkey');
        await page
          .getByRole('dialog')
          .getByRole('button', { name: 'Lägg till en inloggningsnyckel' })
          .click();
        await page
          .getByRole('rowheader', { name: 'Datorn' })
          .or(page.getByRole('cell', { name: 'Datorn' }))
          .first()
          .waitFor();
        await house.mustBeAccessible(page, 'own account');
        await house.picture('sign-in', 'own-account', page);
        await out();
        await page.getByRole('button', { name: 'Använd inloggningsnyckel' }).click();
        await page.getByRole('button', { name: 'Visa inloggningsnyckeln' }).click();
        await page.getByRole('heading', { name: 'Andra steget vid inloggning' }).waitFor();
        await page.context().clearCookies();
        await page.goto(new URL('/konto', address).href);
        await page.getByRole('button', { name: 'Logga in med inloggningsnyckel' }).click();
        await page.getByRole('heading', { name: 'Andra steget vid inloggning' }).waitFor();

        // A token for a program, shown once, ended again.
        await page.getByRole('button', { name: 'Skapa en åtkomstnyckel' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('Vad den används till').fill('Veckans utdrag');
        await dialog.getByLabel('Sista dag').fill('idag');
        await dialog.getByLabel('Sista dag').blur();
        await dialog.getByRole('button', { name: 'Skapa en åtkomstnyckel' }).click();
        await page.getByText('Åtkomstnyckeln Veckans utdrag är skapad').waitFor();
        const token = await page.locator('.notice-good .secret-text').innerText();
        const by = () =>
          fetch(new URL('/varn/v1/accounts', address), { headers: { Authorization: `Bearer ${token}` } });
        assert.equal((await by()).status, 200);
        await page.getByRole('button', { name: 'Jag har lagt in den' }).click();
        await page.getByRole('button', { name: 'Avsluta åtkomstnyckeln Veckans utdrag' }).click();
        await page
          .getByRole('dialog')
          .or(page.getByRole('alertdialog'))
          .getByRole('button', { name: 'Avsluta' })
          .click();
        await page.getByText('Inget program har en åtkomstnyckel från dig.').waitFor();
        assert.equal((await by()).status, 401);
        await page.context().close();
      } finally {
        await town.stop();
      }
    },
  },
];
