// The answer to a remiss as its people meet it: what is missing, a section written and saved, a view on a part of the
// programme and a finding as a view, signers, two who want the same section, and an answer that is submitted and read.
import assert from 'node:assert/strict';
import { looked } from './looked.mjs';
import { tick } from './town.mjs';

const told = (page, text) => page.locator('.toast').getByText(text).first().waitFor();

/** A unit's case of the demonstration's remiss; what journeys register themselves has no remiss. */
async function caseOf(house, page, unit) {
  const { items } = await house.ask(page, '/opinion-cases');
  return items.find((one) => one.unit_name === unit && one.opinion_case.referral).opinion_case;
}
const caseAt =
  (unit, more = '') =>
  async (house, page) =>
    `/remisser/arenden/${(await caseOf(house, page, unit)).id}${more}`;
const ours = 'Utbildningsnämnden';
const sectionOf = (page, title) => page.getByRole('region', { name: title, exact: true });
const write = (page, title) => page.getByRole('button', { name: `Skriv ${title}`, exact: true });
const saved = (page) => page.locator('.case-writing .draft-saving').getByText('Sparat').waitFor();

export const journeys = [
  {
    name: 'a submitted answer is read: what was decided, the replies, the papers',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-trafik' });
      await house.go(page, await caseAt('Trafiknämnden')(house, page));
      await page.getByText('Avgivet 2024-01-25, § 14. Tillstyrker med synpunkter.').waitFor();
      assert.equal(await page.getByRole('button', { name: /^Skriv / }).count(), 0, 'nothing to write in');
      await page.getByText('Ett övergripande mål om olyckor läggs till inför beslutet.').waitFor();
      await page.getByText('0 av 10 mål hör till fokusområdet.').waitFor();
      await house.picture('consultation', 'submitted', page);
      await page.getByRole('tab', { name: 'Underskrift och beslut' }).click();
      await page.getByText('Ebbe Provgård').waitFor();
      await page.getByText('Efter beslutet').waitFor();
      for (const [button, name] of [
        ['Tjänsteutlåtande som PDF', 'tjansteutlatande.pdf'],
        ['Tjänsteutlåtande som Word', 'tjansteutlatande.docx'],
        ['Protokollsutdrag som PDF', 'protokollsutdrag.pdf'],
        ['Arkivpaket', 'arkivpaket.zip'],
      ]) {
        const file = page.waitForEvent('download');
        await page.getByRole('button', { name: button }).click();
        assert.equal((await file).suggestedFilename(), name);
        await page.getByText(`${name} är hämtad.`).waitFor();
      }
      await house.picture('consultation', 'decided', page);
    },
  },
  {
    name: 'an answer is written: a section, a view on a part, a finding as a view, signers, and what is missing',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-utbildning' });
      const at = await caseAt(ours)(house, page);
      await house.go(page, at);
      await page.getByText(/saker saknas innan utbildningsnämnden kan besluta: ställningstagande/).waitFor();
      await house.picture('consultation', 'begun', page);

      await tick(page.getByRole('radio', { name: 'Tillstyrker med synpunkter' }));
      await page.locator('.page-facts').getByText('Tillstyrker med synpunkter').waitFor();

      await write(page, 'Sammanfattning').click();
      const text = page.getByRole('textbox', { name: 'Sammanfattning' });
      await text.click();
      await page.keyboard.type('Nämnden ställer sig bakom förslaget. Skolorna behöver stöd i sin planering.');
      await page.keyboard.press('Control+s');
      await saved(page);
      await house.picture('consultation', 'writing', page);
      await house.mustBeAccessible(page, 'a section while it is written');
      await page.getByRole('button', { name: 'Klar med avsnittet' }).click();
      await sectionOf(page, 'Sammanfattning').getByText('Skolorna behöver stöd i sin planering.').waitFor();
      await sectionOf(page, 'Sammanfattning')
        .getByText(/Skrivet av Ulla Låtsasdotter/)
        .waitFor();

      await page.getByRole('button', { name: 'Programmets text', exact: true }).click();
      const beside = page.getByRole('complementary').last();
      await beside.getByLabel('Sök i programmet').fill('personsäkerhet');
      await beside.getByText('6 delar').waitFor();
      await beside
        .getByRole('button', { name: /^Synpunkt på denna del/ })
        .first()
        .click();
      await beside.getByLabel('Slag', { exact: true }).selectOption({ label: 'Beröm' });
      await beside
        .getByLabel('Synpunkt', { exact: true })
        .fill('Skolornas medarbetare nämns, och det är bra.');
      await beside.getByLabel('Synpunkt', { exact: true }).press('Control+Enter');
      await told(page, 'Synpunkten är tillagd');
      await house.picture('consultation', 'programme', page);
      await page.locator('.case-view').getByText('Skolornas medarbetare nämns, och det är bra.').waitFor();

      await page.getByRole('button', { name: 'Iakttagelser', exact: true }).click();
      await page
        .getByRole('button', { name: /^Ta in som synpunkt/ })
        .first()
        .click();
      await told(page, 'Iakttagelsen är intagen som synpunkt');
      await page
        .locator('.case-view')
        .getByText(/^Underlag:/)
        .first()
        .waitFor();
      await page.getByText('Intagen', { exact: true }).first().waitFor();
      await house.picture('consultation', 'finding', page);

      await page.getByRole('tab', { name: 'Ärende' }).click();
      await page.getByRole('button', { name: 'Välj sammanträdet 2024-02-15' }).click();
      await told(page, 'Sammanträdet är valt');
      await page.getByText(/Beslut vid sammanträdet 2024-02-15/).waitFor();
      await page.getByRole('button', { name: 'Lägg till steg' }).click();
      await page.getByLabel('Steg').fill('Genomgång med rektorerna');
      await page.getByLabel('Steg').press('Control+Enter');
      await page.getByRole('button', { name: 'Genomgång med rektorerna är klart' }).click();
      await told(page, 'Steget är klart');
      await house.picture('consultation', 'facts', page);

      await page.getByRole('tab', { name: 'Underskrift och beslut' }).click();
      for (const [name, title] of [
        ['Hjalmar Provlund', 'Avdelningschef'],
        ['Greta Påhittdotter', 'Utbildningsdirektör'],
      ]) {
        await page.getByRole('button', { name: 'Lägg till en undertecknare' }).click();
        await page.getByLabel('Namn').fill(name);
        await page.getByLabel('Titel').fill(title);
        await page.getByLabel('Titel').press('Control+Enter');
        await page.locator('.case-signer strong').getByText(name, { exact: true }).waitFor();
      }
      await page.getByText('En sak saknas innan utbildningsnämnden kan besluta: underskrifter.').waitFor();
      await house.picture('consultation', 'signers', page);

      await page.getByRole('tab', { name: 'Förhandsvisning' }).click();
      await page.getByRole('article').getByText('Hjalmar Provlund').waitFor();
      await house.picture('consultation', 'sheet', page);
    },
  },
  {
    name: 'two want the same section: one holds it, the other takes it over; a signature is void when the text is changed',
    walk: async (house) => {
      house.expectRefusals();
      const first = await house.open({ user: 'samordnare-trafik' });
      await house.go(first, '/remisser/arenden/nytt');
      await first.getByLabel('Rubrik').fill('Totalförsvarets ledning i länet');
      await first.getByLabel('Avsändare', { exact: true }).fill('Försvarsdepartementet');
      await first.getByLabel('Avsändarens diarienummer').fill('Fö2024/00123');
      await first.getByLabel('Svar senast').fill('2024-03-20');
      await house.picture('consultation', 'new', first);
      await first.getByLabel('Svar senast').press('Control+Enter');
      await first.getByRole('heading', { level: 1, name: /Totalförsvarets ledning i länet/ }).waitFor();
      const at = new URL(first.url()).pathname;
      await house.go(first, at);
      await write(first, 'Sammanfattning').click();
      await first.getByRole('textbox', { name: 'Sammanfattning' }).click();
      await first.keyboard.type('Kontoret skriver.');
      await saved(first);

      const second = await house.open({ user: 'chef-trafik' });
      await house.go(second, at);
      await sectionOf(second, 'Sammanfattning').getByText('Tore Påhittson skriver här').waitFor();
      await write(second, 'Sammanfattning').click();
      const held = second.getByRole('alertdialog', { name: /Någon skriver i/ });
      await held.getByText('Tore Påhittson skriver i avsnittet just nu').waitFor();
      await house.picture('consultation', 'held', second);
      await house.mustBeAccessible(second, 'a section that somebody holds');
      await held.getByRole('button', { name: 'Ta över' }).click();
      await second.getByRole('textbox', { name: 'Sammanfattning' }).click();
      await second.keyboard.press('Control+End');
      await second.keyboard.type(' Chefen lägger till.');
      await saved(second);

      await first.getByRole('textbox', { name: 'Sammanfattning' }).click();
      await first.keyboard.press('Control+End');
      await first.keyboard.type(' Osparat.');
      await first.getByText('Kajsa Övningslund har tagit över avsnittet').waitFor();
      await house.picture('consultation', 'taken-over', first);
      await first.getByRole('button', { name: 'Ta tillbaka avsnittet' }).click();
      // Where both have written, both versions are shown and somebody chooses. Where the other's words had come before
      // one went on, there is nothing to choose between.
      await first.getByText('Kajsa Övningslund har tagit över avsnittet').waitFor({ state: 'hidden' });
      const both = first.getByRole('alert', { name: /Någon annan|Båda|skrivit/ });
      const kept = first.locator('.case-writing .draft-saving').getByText('Sparat');
      await both.or(kept).first().waitFor();
      if (await both.isVisible()) {
        await house.picture('consultation', 'both', first);
        await tick(first.getByRole('radio').last());
        await first.getByRole('button', { name: /Spara/ }).last().click();
      }
      await first.getByRole('button', { name: 'Klar med avsnittet' }).click();
      await sectionOf(first, 'Sammanfattning').getByText('Kontoret skriver. Chefen lägger till.').waitFor();

      await house.go(second, `${at}?visa=beslut`);
      await second.getByRole('button', { name: 'Lägg till en undertecknare' }).click();
      await second.getByLabel('Namn').fill('Kajsa Övningslund');
      await second.getByLabel('Titel').fill('Förvaltningschef');
      await second.getByLabel('Titel').press('Control+Enter');
      await second.getByRole('button', { name: 'Skriv under Kajsa Övningslund' }).click();
      const signing = second.getByRole('alertdialog', { name: 'Skriv under som Kajsa Övningslund' });
      await signing.getByText('Du skriver under exakt detta innehåll.').waitFor();
      await house.picture('consultation', 'signing', second);
      await house.mustBeAccessible(second, 'what is signed');
      await signing.getByRole('button', { name: 'Skriv under', exact: true }).click();
      await told(second, 'Underskriften är gjord');

      await house.go(first, at);
      await first.getByText('Utlåtandet är underskrivet').waitFor();
      await write(first, 'Remissen').click();
      await first.getByRole('textbox', { name: 'Remissen' }).click();
      await first.keyboard.type('Tillägg. ');
      await saved(first);
      await first.getByRole('button', { name: 'Klar med avsnittet' }).click();
      await house.go(second, `${at}?visa=beslut`);
      await second.getByText('Underskriften av Kajsa Övningslund gäller inte längre').waitFor();
      await second.getByRole('link', { name: 'Remissen' }).waitFor();
      await house.picture('consultation', 'void', second);
      await house.mustBeAccessible(second, 'a void signature');

      // The earlier wording is found in the history and can be taken back.
      await house.go(first, at);
      await first.getByRole('button', { name: 'Historik Remissen' }).click();
      await first.locator('.case-moment').last().click();
      await first.getByText('Jämför med nu').waitFor();
      await first.locator('.case-then ins').getByText('Tillägg').waitFor();
      await house.picture('consultation', 'history', first);
      await first.getByRole('button', { name: 'Återställ denna lydelse' }).click();
      await told(first, 'är återställd');

      // What lacks something is not approved: the form says what. It can be tabled, with who did not agree.
      await second.getByRole('button', { name: 'Registrera ett beslut' }).click();
      await second.getByLabel('Sammanträde', { exact: true }).selectOption({ label: '2024-01-25' });
      await second.getByLabel('Paragraf').fill('§ 3');
      await second.getByLabel('Paragraf').press('Control+Enter');
      await second.getByRole('alertdialog').getByRole('button', { name: 'Registrera ett beslut' }).click();
      await second
        .locator('.field-problem')
        .getByText(/Ange ställningstagande/)
        .waitFor();
      await house.picture('consultation', 'refused', second);
      await second.getByLabel('Utgång').selectOption({ label: 'Bordlagt' });
      await second.getByLabel('Paragraf').press('Control+Enter');
      await told(second, 'Beslutet är registrerat');
      await second.getByRole('button', { name: 'Lägg till reservation eller uttalande' }).click();
      await second.getByLabel('Av', { exact: true }).fill('Två ledamöter');
      await second.getByLabel('Lydelse').fill('Ärendet borde ha avgjorts i dag.');
      await second.getByLabel('Lydelse').press('Control+Enter');
      await second.getByText('Reservation: Två ledamöter').waitFor();
      await house.picture('consultation', 'tabled', second);
      await house.mustBeAccessible(second, 'a tabled answer');
    },
  },
  {
    name: 'a colleague proposes other words, and they are taken into the text',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-utbildning' });
      await house.go(page, await caseAt(ours)(house, page));
      await page
        .getByRole('button', { name: /^Kommentera? Remissen|kommentar.* Remissen/ })
        .first()
        .click();
      await page.getByLabel('Citat').fill('på remiss');
      await page.getByLabel('Kommentar', { exact: true }).fill('Säg det kortare.');
      await page.getByLabel('Förslag till andra ord').fill('för yttrande');
      await page.getByRole('button', { name: 'Kommentera', exact: true }).last().click();
      await told(page, 'Kommentaren är tillagd');
      await house.picture('consultation', 'comment', page);
      await page.getByRole('button', { name: 'För in i texten' }).click();
      await told(page, 'Förslaget är infört i texten');
      await sectionOf(page, 'Remissen')
        .getByText(/för yttrande/)
        .waitFor();
    },
  },
  {
    name: 'more time is asked for, facts are saved as they are written, and no meeting in time has its ways out',
    walk: async (house) => {
      const page = await house.open({ user: 'samordnare-utbildning' });
      await house.go(page, await caseAt(ours, '?visa=arende')(house, page));
      await page.getByRole('button', { name: 'Begär längre svarstid' }).click();
      await page.getByLabel('Begärd svarstid till').fill('2024-03-15');
      await page.getByLabel('Skäl till begäran').fill('Nämnden sammanträder den 14 mars.');
      await page.getByLabel('Skäl till begäran').press('Control+Enter');
      await page.getByText('Ni har begärt svarstid till 2024-03-15.').waitFor();
      await page.getByLabel(/^Diarienummer/).fill('UTBN 2023/4411');
      await page.getByLabel(/^Handläggare/).fill('Ulla Låtsasdotter');
      await page.locator('.page-facts').getByText('Dnr UTBN 2023/4411').waitFor();
      await house.picture('consultation', 'asked', page);

      const other = await house.open({ user: 'samordnare-trafik' });
      await house.go(other, '/remisser/arenden/nytt');
      await other.getByLabel('Rubrik').fill('Brådskande remiss');
      await other.getByLabel('Avsändare', { exact: true }).fill('Länsstyrelsen');
      await other.getByLabel('Svar senast').fill('2024-02-10');
      await other.getByLabel('Svar senast').press('Control+Enter');
      await other.getByText('Inget sammanträde hinner före sista dagen. Välj en väg').waitFor();
      await house.mustBeAccessible(other, 'no meeting in time');
      await house.picture('consultation', 'ways-out', other);
      await other.getByRole('button', { name: /Låt ordföranden besluta/ }).click();
      await other.getByText(/saker saknas innan ordföranden kan besluta/).waitFor();

      await house.go(other, '/sammantraden');
      await other.getByRole('button', { name: 'Lägg till ett sammanträde' }).click();
      await other.getByLabel('Sammanträde', { exact: true }).fill('2024-04-18');
      await other.getByLabel('Plats').fill('Stadshuset');
      await other.getByLabel('Plats').press('Control+Enter');
      await other.getByRole('rowheader', { name: '2024-04-18' }).waitFor();
      await house.picture('consultation', 'meetings', other);
    },
  },
  looked('a submitted case', caseAt('Trafiknämnden'), 'lasare'),
  looked('a case decided', caseAt('Trafiknämnden', '?visa=beslut'), 'samordnare-trafik'),
  looked('a case written', caseAt(ours), 'samordnare-utbildning'),
  looked('a case with the programme beside', caseAt(ours, '?bredvid=program'), 'samordnare-utbildning'),
  looked('a case and what is asked', caseAt(ours, '?visa=arende'), 'samordnare-utbildning'),
  looked('a case as it will look', caseAt('Trafiknämnden', '?visa=sida'), 'lasare'),
  looked('a case to sign', caseAt(ours, '?visa=beslut'), 'samordnare-utbildning'),
  looked('a new case', '/remisser/arenden/nytt', 'samordnare-trafik'),
  looked('meetings', '/sammantraden', 'samordnare-trafik'),
  looked('meetings of others', '/sammantraden', 'lasare'),
];
