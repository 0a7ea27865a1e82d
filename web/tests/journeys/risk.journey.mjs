// Risk and vulnerability analyses as their people meet them: a round from its plan to an approved analysis, copied risks
// answered by keys, risks moved in the matrix by hand and by keys, and who may only read.
import assert from 'node:assert/strict';
import { answered, looked } from './looked.mjs';
import { json, none, problem, tick, units } from './town.mjs';

/** The round of the demonstration in a state; what journeys open themselves has another name. */
async function roundIn(house, page, state) {
  const { items } = await house.ask(page, '/analysis-rounds?limit=50');
  return items.find((one) => one.round.state === state && one.round.name.includes('påhittad')).round;
}
async function analysisOf(house, page, round, unit) {
  const { items } = await house.ask(page, `/analysis-rounds/${round}/analyses`);
  return items.find((one) => one.unit_name === unit).analysis;
}
async function risksOf(house, page, analysis) {
  return (await house.ask(page, `/risk-analyses/${analysis}/risks`)).items;
}
/** Writes past the page, as a colleague would, with the page's session. */
async function send(house, page, method, path, data, version) {
  const { csrf_token: token } = await house.ask(page, '/session');
  return page.request.fetch(`${house.address}/varn/v1${path}`, {
    method,
    data,
    headers: {
      'X-Varn-Csrf': token,
      ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
    },
  });
}
const told = (page, text) => page.locator('.toast').getByText(text).first().waitFor();
const chip = (page, title) => page.locator('.risk-matrix').getByRole('button', { name: new RegExp(title) });
const cell = (page, likelihood, consequence) => page.locator(`[data-cell="${likelihood}-${consequence}"]`);
const inCell = (page, title, likelihood, consequence) =>
  cell(page, likelihood, consequence).getByText(title).waitFor();

/** Draws a chip to a cell as a hand does: down, some steps, up. */
async function draw(page, title, likelihood, consequence) {
  // Hovering waits until the page has come to rest.
  await chip(page, title).hover();
  await page.mouse.down();
  const to = await cell(page, likelihood, consequence).boundingBox();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height - 6, { steps: 6 });
  await page.mouse.up();
}

const analysisAt =
  (unit, more = '') =>
  async (house, page) => {
    const round = await roundIn(house, page, 'open');
    return `/analyser/${await analysisOf(house, page, round.id, unit)}${more}`;
  };
const roundAt =
  (more = '') =>
  async (house, page) => {
    const round = await roundIn(house, page, 'open');
    return `/riskanalyser/${round.id}${more}`;
  };
const riskAt = (title) => async (house, page) => {
  const round = await roundIn(house, page, 'open');
  const risks = await risksOf(house, page, await analysisOf(house, page, round.id, 'Trafiknämnden'));
  return `/risker/${risks.find((one) => one.risk.title.includes(title)).risk.id}`;
};

export const journeys = [
  {
    name: 'a risk is moved in the matrix by hand and by keys, undone, and never over a colleague',
    walk: async (house) => {
      house.expectRefusals();
      const page = await house.open({ user: 'samordnare-trafik' });
      const round = await roundIn(house, page, 'open');
      const analysis = await analysisOf(house, page, round.id, 'Trafiknämnden');
      const risk = async (title) =>
        (await risksOf(house, page, analysis)).find((one) => one.risk.title.includes(title));
      await house.go(page, `/riskanalyser/${round.id}/matris`);
      await inCell(page, 'Skyfall', 5, 4);
      await draw(page, 'Skyfall', 3, 4);
      await inCell(page, 'Skyfall', 3, 4);
      await told(page, 'är flyttad till sannolikhet 3 Medelhög, konsekvens 4 Mycket allvarlig');
      assert.equal((await risk('Skyfall')).risk.likelihood, 3);
      await house.picture('risk', 'moved', page);
      await page.getByRole('button', { name: 'Ångra' }).first().click();
      await inCell(page, 'Skyfall', 5, 4);
      assert.equal((await risk('Skyfall')).risk.likelihood, 5);

      await chip(page, 'Brand i lastbil').focus();
      await page.keyboard.press('Enter');
      await page.locator('.risk-spoken').getByText('är upptagen').waitFor();
      await page.keyboard.press('ArrowRight');
      await page.locator('.risk-spoken').getByText('sannolikhet 3 Medelhög').waitFor();
      await page.keyboard.press('ArrowDown');
      await house.mustBeAccessible(page, 'a risk taken up');
      await page.keyboard.press('Enter');
      // Three consequences are looked at together: which of them is meant, only the mover knows.
      const which = page.getByRole('dialog', { name: /Vilken konsekvens av Brand i lastbil/ });
      await which.getByRole('button', { name: /Individens trygghet.*5 Katastrofal/ }).click();
      await inCell(page, 'Brand i lastbil', 3, 4);
      await told(page, 'Brand i lastbil i tunnel är flyttad');
      const after = await risk('Brand i lastbil');
      assert.equal(after.risk.likelihood, 3);
      assert.equal(after.highest, 4);

      // Somebody else changes the risk meanwhile: the move is refused, said, and the risk goes back.
      const seen = await risk('Skyfall');
      const other = await send(
        house,
        page,
        'PATCH',
        `/risks/${seen.risk.id}`,
        { vulnerability: 'Låga trösklar vid nedfarterna.' },
        seen.version,
      );
      assert.equal(other.status(), 200);
      await draw(page, 'Skyfall', 1, 4);
      await told(page, 'Någon annan har ändrat');
      await inCell(page, 'Skyfall', 5, 4);
      assert.equal((await risk('Skyfall')).risk.likelihood, 5);

      await page.getByRole('button', { name: 'Efter behandling' }).click();
      await inCell(page, 'Skyfall', 3, 3);
      await page.getByLabel('Skyddsvärde').selectOption({ label: 'Grundläggande värden' });
      await page.getByText('Utan plats i matrisen').waitFor();
      assert.match(page.url(), /efter=ja/);
    },
  },
  {
    name: 'copied risks are answered by keys, and the comparison says what became of each',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-trafik' });
      const at = await analysisAt('Trafiknämnden')(house, page);
      await house.go(page, at);
      const waiting = page.getByRole('article', { name: /kopierad risk väntar på svar/ });
      await waiting.getByText('Sabotage mot trafikledningen').waitFor();
      await waiting.getByText('Lika som i').waitFor();
      await waiting.focus();
      await page.keyboard.press('1');
      await told(page, 'Sabotage mot trafikledningen är bekräftad');
      await waiting.waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'Jämför med föregående' }).click();
      await page.getByRole('heading', { level: 1, name: 'Jämför med föregående' }).waitFor();
      await page.getByText(/1 ny risk, 2 ändrade, 1 avskriven, 1 bekräftad/).waitFor();
      await page.getByText('Bron är ombyggd och besiktigad.').waitFor();
      await page.locator('.risk-compared').filter({ hasText: 'Skyfall' }).getByText('5 Mycket hög').waitFor();
    },
  },
  {
    name: 'a round from its plan to an approved analysis',
    walk: async (house) => {
      house.expectRefusals();
      const centre = await house.open();
      await house.go(centre, '/riskanalyser/ny');
      await centre.getByLabel('Namn på omgången').fill('Provanalys 2024');
      await centre.getByRole('button', { name: 'Spara och välj deltagare' }).click();
      await centre.getByRole('heading', { level: 1, name: 'Öppna omgången' }).waitFor();
      await centre.getByRole('button', { name: 'Ta bort alla', exact: true }).click();
      await centre.getByText('Trafiknämnden', { exact: true }).first().click();
      await centre.getByText('Gör en egen analys: 1 enhet').waitFor();
      await centre.getByText('Region Stockholm', { exact: true }).click();
      await centre.getByRole('button', { name: 'Öppna för analys' }).click();
      await centre.getByRole('alertdialog').getByRole('button', { name: 'Öppna för analys' }).click();
      await centre.getByText('0 av 2 analyser är lämnade; 2 deltagare har inte svarat.').waitFor();
      await centre.getByRole('button', { name: 'Påminn nu' }).click();
      await told(centre, 'har påmints');
      await house.picture('risk', 'opened', centre);
      await centre.getByRole('tab', { name: /Deltagare/ }).click();
      await centre.getByRole('button', { name: 'Deltar inte Region Stockholm' }).click();
      const answer = centre.getByRole('dialog', { name: 'Region Stockholm' });
      await answer.getByRole('button', { name: 'Spara' }).click();
      await answer.getByText('Säg varför deltagaren inte är med.').waitFor();
      await answer.getByLabel('Hur, eller varför inte').fill('Gör sin egen analys i år.');
      await answer.getByRole('button', { name: 'Spara' }).click();
      await answer.waitFor({ state: 'detached' });
      await centre.getByText('Gör sin egen analys i år.').waitFor();

      const { items } = await house.ask(centre, '/analysis-rounds?limit=50');
      const { round } = items.find((one) => one.round.name === 'Provanalys 2024');
      const analysis = await analysisOf(house, centre, round.id, 'Trafiknämnden');
      const page = await house.open({ user: 'samordnare-trafik' });
      await house.go(page, `/analyser/${analysis}`);
      await page.getByRole('button', { name: 'Kopiera från föregående analys' }).click();
      await told(page, 'kopierade och väntar på svar');
      await page.getByRole('button', { name: 'Lämna analysen' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Lämna analysen' }).click();
      const missing = page.getByRole('alert', { name: /Det här saknas/ });
      await missing.getByRole('link', { name: /har inte svarat om deltagande/ }).waitFor();
      await house.mustBeAccessible(page, 'what is missing');
      await house.picture('risk', 'missing', page);
      await missing.getByRole('link', { name: /Bedöm förmågan/ }).click();
      await page.getByRole('button', { name: 'Bedöm Hantera en kris, Ledning' }).click();
      const assess = page.getByRole('dialog', { name: /Ledning/ });
      await tick(assess.getByRole('radio', { name: /God/ }).last());
      await assess.getByLabel('Beskrivning').fill('Övad i höstas.');
      await assess.getByLabel('Beskrivning').press('Control+Enter');
      await assess.waitFor({ state: 'detached' });
      await tick(page.getByRole('radio', { name: 'Nej' }));
      await page.getByRole('textbox', { name: /Kommunen och dess/ }).fill('Gator, broar och tunnlar.');
      await page.locator('.draft-saving').getByText('Sparat').waitFor();

      const waiting = page.locator('.risk-waiting');
      const count = (await risksOf(house, page, analysis)).length;
      await waiting.focus();
      await page.keyboard.press('3');
      await waiting.getByLabel('Varför risken avskrivs').fill('Trösklarna är höjda.');
      await page.keyboard.press('Control+Enter');
      for (let done = 1; done < count; done++) {
        await waiting.getByText(`${done} av ${count} besvarade`).waitFor();
        await waiting.focus();
        await page.keyboard.press('1');
      }
      await waiting.waitFor({ state: 'detached' });

      await page.getByRole('button', { name: 'Lägg till risk' }).click();
      const fresh = page.getByRole('region', { name: 'Lägg till risk' });
      await fresh.getByLabel('Rubrik').fill('Halka på cykelbanor');
      await fresh.getByLabel('Orsak').fill('Underkylt regn');
      await fresh.getByLabel('Händelse').fill('Många faller samma morgon');
      await fresh.getByLabel('Konsekvens').fill('Akutmottagningarna blir fulla');
      await fresh.getByLabel('Slag av risk').selectOption({ label: 'Naturhot' });
      await fresh.getByRole('button', { name: 'Lägg till och bedöm' }).click();
      await page.getByRole('heading', { level: 1, name: 'Halka på cykelbanor' }).waitFor();
      await page.getByText('Risken är inte färdigbedömd').waitFor();
      const likely = page.getByRole('group', { name: 'Sannolikhet i dag' });
      await tick(likely.getByRole('radio', { name: /Mycket hög/ }));
      await page.locator('.draft-saving').getByText('Sparat').waitFor();
      await page.getByLabel('Nivå i dag').first().selectOption('3');
      await page.getByText('Sannolikhet 5 Mycket hög. Allvarligaste konsekvens 3 Allvarlig.').waitFor();
      await page.getByRole('button', { name: 'Lägg in en åtgärd' }).waitFor();

      await house.go(page, `/riskanalyser/${round.id}?visa=deltagare`);
      await page.getByRole('button', { name: 'Deltar Trafiknämnden' }).click();
      await told(page, 'Trafiknämnden: deltar');
      await house.go(page, `/analyser/${analysis}`);
      await page.getByText('och analysen kan lämnas').waitFor();
      await page.getByRole('button', { name: 'Lämna analysen' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Lämna analysen' }).click();
      await page.locator('.page-facts').getByText('lämnad').waitFor();

      const head = await house.open({ user: 'chef-trafik' });
      await house.go(head, `/analyser/${analysis}`);
      await head.getByRole('button', { name: 'Godkänn' }).click();
      await head.getByRole('dialog').getByLabel('Godkänd av').fill('Trafiknämnden § 7');
      await head.getByRole('dialog').getByRole('button', { name: 'Godkänn' }).click();
      await head.locator('.page-facts').getByText('godkänd').waitFor();
      await head.getByRole('button', { name: 'Bekräfta att den håller' }).waitFor();
      await house.mustBeAccessible(head, 'an approved analysis');

      await house.go(centre, `/riskanalyser/${round.id}`);
      await centre.getByText('1 av 2 analyser är lämnad.').waitFor();
      await centre.getByRole('button', { name: 'Stäng omgången' }).click();
      await centre.getByRole('alertdialog').getByText('1 analys är inte godkänd').waitFor();
      await centre.getByRole('alertdialog').getByRole('button', { name: 'Stäng omgången' }).click();
      await centre.locator('.page-facts').getByText('stängd').waitFor();
    },
  },
  {
    name: 'a reader sees everything and writes nothing',
    walk: async (house) => {
      house.expectRefusals();
      const page = await house.open({ user: 'lasare' });
      const round = await roundIn(house, page, 'open');
      await house.go(page, await analysisAt('Trafiknämnden')(house, page));
      await page.getByRole('heading', { name: /Samhällsviktig verksamhet/ }).waitFor();
      assert.equal(await page.locator('main textarea').count(), 0, 'nothing to write in');
      for (const name of ['Lämna analysen', 'Lägg till risk', 'Godkänn', 'Kopiera från föregående analys']) {
        assert.equal(await page.getByRole('button', { name }).count(), 0, name);
      }
      await house.go(page, `/riskanalyser/${round.id}?visa=deltagare`);
      assert.equal(await page.getByRole('button', { name: /^Deltar/ }).count(), 0);
      await house.go(page, `/riskanalyser/${round.id}/matris`);
      assert.equal(await page.locator('.risk-chip-moves').count(), 0, 'no risk can be moved');
      await page.locator('.risk-matrix').getByRole('link').first().click();
      await page.getByRole('heading', { name: 'Vad som kan hända' }).waitFor();
      assert.equal(await page.locator('main textarea').count(), 0);
    },
  },
  {
    name: 'the register is asked, and the question stands in the address',
    walk: async (house) => {
      const page = await house.open({ user: 'lasare' });
      const trafik = (await units(house, page)).get('trafiknamnden').id;
      await house.go(page, `/risker?enhet=${trafik}&stallning=retired`);
      await page.getByText('Skada på en äldre bro').first().waitFor();
      // The view is kept by name, left, and found again.
      await page.getByRole('button', { name: 'Spara vyn' }).click();
      await page.getByLabel('Vad vyn ska heta').fill('Avskrivna hos trafik');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('button', { name: 'Avskrivna hos trafik', exact: true }).waitFor();
      await page.getByRole('searchbox', { name: 'Sök bland riskerna' }).fill('ubåt');
      await page.getByText('Ingen risk svarar mot valet').waitFor();
      assert.match(page.url(), /q=ub/);
      await page.getByRole('button', { name: 'Rensa alla val' }).click();
      await page.waitForURL((address) => !address.search.includes('stallning'));
      await page.getByText(/risker i registret/).waitFor();
      await page.getByRole('button', { name: 'Avskrivna hos trafik', exact: true }).click();
      await page.waitForURL(/stallning=retired/);
      await page.getByRole('button', { name: 'Ta bort vyn Avskrivna hos trafik' }).click();
      await page.getByRole('button', { name: 'Spara vyn' }).waitFor();
      const file = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Hämta som kalkylblad' }).click();
      assert.equal((await file).suggestedFilename(), 'risker.xlsx');
    },
  },
  {
    name: 'an analysis is fetched as PDF, as Word and as an open extract',
    walk: async (house) => {
      const page = await house.open({ user: 'lasare' });
      await house.go(page, await analysisAt('Trafiknämnden')(house, page));
      for (const [button, name] of [
        ['Hämta som PDF', 'rsa.pdf'],
        ['Hämta som Word', 'rsa.docx'],
        ['Hämta öppet utdrag', 'rsa-oppet-utdrag.pdf'],
      ]) {
        const file = page.waitForEvent('download');
        await page.getByRole('button', { name: button }).click();
        assert.equal((await file).suggestedFilename(), name);
        await page.getByText(`${name} är hämtad.`).waitFor();
      }
    },
  },
  looked('rounds of analyses', '/riskanalyser', 'strateg'),
  looked('a new round', '/riskanalyser/ny', 'strateg'),
  looked('a round', roundAt(), 'strateg'),
  looked('participants', roundAt('?visa=deltagare'), 'strateg'),
  looked('findings of a round', roundAt('?visa=brister'), 'strateg'),
  looked('the matrix', roundAt('/matris'), 'samordnare-trafik'),
  looked('units and protection values', roundAt('/skyddsvarden'), 'lasare'),
  looked('an analysis written', analysisAt('Trafiknämnden'), 'samordnare-trafik'),
  looked('an analysis read', analysisAt('Utbildningsnämnden'), 'lasare'),
  looked('a comparison', analysisAt('Trafiknämnden', '/jamforelse'), 'lasare'),
  looked('a risk written', riskAt('Skyfall'), 'samordnare-trafik'),
  looked('an antagonistic risk', riskAt('Sabotage'), 'samordnare-trafik'),
  looked('a risk read', riskAt('Skyfall'), 'lasare'),
  looked('the register of risks', '/risker', 'lasare'),
  looked('no rounds', '/riskanalyser', 'strateg', answered('**/varn/v1/analysis-rounds?*', none)),
  looked('no risks', '/risker', 'lasare', answered('**/varn/v1/risks?*', none)),
  looked(
    'an empty matrix',
    roundAt('/matris'),
    'lasare',
    answered(
      '**/varn/v1/analysis-rounds/*/matrix',
      json({
        round: '00000000-0000-7000-8000-000000000001',
        is_after: false,
        likelihoods: [],
        consequences: [],
        cells: [],
        antagonistic: [],
        without_place: [],
      }),
    ),
  ),
  looked('rounds that fail', '/riskanalyser', 'strateg', answered('**/varn/v1/analysis-rounds?*', problem)),
  looked('a risk that fails', riskAt('Skyfall'), 'lasare', answered('**/varn/v1/risks/*', problem)),
];
