// A large city to put load on: the pack `stockholm`, and around it what a city of that size has; 400 units, 2 000
// requirements, a programme of 60 goals that answer them, accounts of every role.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDatabase, password, run } from '../processes/server.mjs';

const units = 348; // 52 come with `stockholm`
const requirements = 1935; // 65 come with `stockholm` and `sverige`
const goals = 60;
const abilities = ['foresee', 'prevent', 'withstand', 'handle', 'recover'];
const kinds = ['societal_disturbance', 'everyday_accident', 'antagonistic', 'personal_safety'];
const parents = ['arbetsmarknadsnamnden', 'exploateringsnamnden', 'fastighetsnamnden', 'idrottsnamnden', 'kulturnamnden',
  'socialnamnden', 'trafiknamnden', 'utbildningsnamnden', 'aldrenamnden', 'sdn-jarva', 'sdn-farsta', 'sdn-bromma'];
const bound = [['department'], ['committee', 'district_committee'], ['company'], ['committee'], ['district_committee', 'company'],
  ['city_board'], ['committee', 'company'], ['district_committee']];
const subjects = ['utrymning', 'reservkraft', 'dricksvatten', 'krisledning', 'brandskydd', 'kontinuitet', 'värmebölja', 'skyfall',
  'informationssäkerhet', 'personsäkerhet', 'livsmedel', 'samverkan', 'övning', 'elbortfall', 'trygghet', 'klotter'];

const all = (count, one) => Array.from({ length: count }, (_, number) => one(number));

/** A value as YAML, one entry a line: texts in quotation marks, lists and objects indented. */
function yaml(value, indent = '') {
  if (typeof value !== 'object') {
    return ` ${JSON.stringify(value)}\n`;
  }
  const entries = Array.isArray(value) ? value.map((one) => ['-', one]) : Object.entries(value).map(([key, one]) => [`${key}:`, one]);
  return `\n${entries.map(([key, one]) => `${indent}${key}${yaml(one, `${indent}  `)}`).join('')}`;
}

export function writePack(folder) {
  mkdirSync(folder, { recursive: true });
  const write = (name, told) => writeFileSync(join(folder, name), yaml(told));
  write('pack.yaml', { format: 1, key: 'storstad', title: 'Storstad', version: '1', language: 'sv', needs: ['stockholm'],
    files: ['units.yaml', 'requirements.yaml', 'programme.yaml'] });
  write('units.yaml', { units: all(units, (number) => ({ key: `avdelning-${number}`, kind: 'department', valid_from: '2020-01-01',
    periods: [{ name: `Avdelningen för ${subjects[number % subjects.length]} ${number}`, parent: parents[number % parents.length], valid_from: '2020-01-01' }] })) });
  const requirement = (number) => ({ key: `krav-${number}`, reference: `${number % 40} kap. ${number} §`,
    title: `Analys och plan för ${subjects[number % subjects.length]}, nummer ${number}`,
    body: `Nämnden ska analysera hur ${subjects[(number * 7) % subjects.length]} påverkar verksamheten, planera för det och följa upp varje år.`,
    is_document: number % 3 === 0, ...(number % 3 === 0 ? { interval_months: 12 * (1 + (number % 4)) } : {}), marker: 'example',
    carriers: bound[number % 4 === 0 ? 0 : 1 + (number % 7)].map((kind) => ({ unit_kind: kind })) });
  write('requirements.yaml', { catalogues: all(43, (catalogue) => ({ key: `katalog-${catalogue}`, title: `Samling ${catalogue} av krav`, kind: 'law',
    reference: `SFS 2010:${100 + catalogue}`, valid_from: '2011-01-01', marker: 'example',
    requirements: all(45, (number) => requirement(catalogue * 45 + number)) })) });
  write('programme.yaml', { programmes: [{ key: 'storstadsprogram', name: 'Storstadens program', editions: [{ key: 'storstadsprogram-1',
    title: 'Storstadens säkerhetsprogram', status: 'consultation', valid_from: '2024-01-01',
    focus_areas: all(4, (number) => ({ key: `omrade-${number}`, title: `Område ${number}` })),
    goals: all(goals, (number) => ({ key: `mal-${number}`, title: `Mål ${number}: ${subjects[number % subjects.length]}`, kind: kinds[number % 4],
      ability: abilities[number % 5], body: `Staden stärker ${subjects[number % subjects.length]} genom hela hotskalan.` })),
    links: all(goals, (number) => ({ from: { goal: `mal-${number}` }, to: { focus_area: [`omrade-${number % 4}`],
      requirement: all(31, (each) => (number * 31 + each) % requirements).map((each) => `krav-${each}`) } })) }] }] });
}

const roles = ['strategist', 'auditor', 'reader', 'coordinator', 'head'];
const unitOfRole = { coordinator: 'trafiknamnden', head: 'socialnamnden' };

/** Makes the database; its address and the accounts, strategists among them. */
export function makeCity(varn, folder, engine, accountCount) {
  const postgres = process.env.VARN_TEST_POSTGRES;
  if (engine === 'postgres' && !postgres) {
    throw new Error('--database postgres wants scripts/with-postgres');
  }
  const database = engine === 'postgres' ? makeDatabase(postgres, `load_${process.pid}`) : `sqlite:${folder}/varn.db`;
  const here = ['--db', database, '--data-directory', folder];
  writePack(join(folder, 'storstad'));
  run(varn, ['migrate', ...here]);
  run(varn, ['pack', 'import', 'stockholm', ...here]);
  run(varn, ['pack', 'import', join(folder, 'storstad'), ...here]);
  const accounts = all(accountCount, (number) => {
    const role = roles[number % roles.length];
    const where = unitOfRole[role] ? ['--unit', unitOfRole[role]] : [];
    run(varn, ['user', 'add', `person-${number}`, '--name', `Person ${number}`, '--role', role, ...where, ...here], `${password}\n`);
    return { userName: `person-${number}`, role };
  });
  return { database, accounts, password };
}
