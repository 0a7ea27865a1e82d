// What people do, one page after the other: each page asks what the web asks for it.

const pick = (list, random) => list[Math.floor(random() * list.length)];

/** What everybody may walk among; read once, by one who sees everything. */
export async function survey(client) {
  const items = async (path) => {
    const found = [];
    for (;;) {
      const answer = await client.ask('GET', `${path}${path.includes('?') ? '&' : '?'}limit=500&offset=${found.length}`);
      if (answer.status !== 200) {
        throw new Error(`${path} answered ${answer.status}: ${answer.body}`);
      }
      const page = JSON.parse(answer.body);
      found.push(...page.items);
      if (found.length >= page.total || page.items.length === 0) {
        return found.map((one) => (one.id ? one : (one.unit ?? one.requirement ?? one.programme ?? one.edition ?? one.goal)));
      }
    }
  };
  const programmes = await items('/programmes');
  const programme = programmes.find((one) => one.key === 'storstadsprogram');
  const edition = (await items(`/programmes/${programme.id}/editions`))[0];
  return {
    programme: programme.id,
    edition: edition.id,
    units: (await items('/units')).map(({ id, kind }) => ({ id, kind })),
    requirements: (await items('/requirements')).map(({ id }) => id),
    goals: (await items(`/editions/${edition.id}/goals`)).map(({ id, title }) => ({ id, title })),
  };
}

const words = ['brandskydd', 'reservkraft', 'vatten', 'krisledning', 'skyfall', 'trafik', 'samverkan', 'övning', 'elbortfall', 'plan'];

/** The pages that readers open, each with its weight and what it asks. */
const pages = [
  [12, () => ['/overview', '/notice-count']],
  [8, () => ['/unit-tree']],
  [16, (city, random) => {
    const unit = pick(city.units, random);
    return [`/units/${unit.id}`, `/requirements?limit=50&binds=${unit.kind}`];
  }],
  [14, (city, random) => [`/requirements?limit=50&offset=${50 * Math.floor(random() * 40)}`]],
  [16, (city, random) => {
    const requirement = pick(city.requirements, random);
    return [`/requirements/${requirement}`, `/requirements/${requirement}/fulfilments`];
  }],
  [6, (city) => ['/programmes', `/programmes/${city.programme}/editions`]],
  [7, (city) => [`/editions/${city.edition}`, `/editions/${city.edition}/goals`]],
  [5, (city) => [`/editions/${city.edition}/findings`]],
  [3, (city) => [`/editions/${city.edition}/matrix`]],
  [4, () => ['/sectors?limit=50', '/people?limit=50']],
  [9, (city, random) => [{ words: pick(words, random) }]],
];
const weights = pages.reduce((sum, [weight]) => sum + weight, 0);

/** Opens one page; every answer is noted by `note(kind, path, answer)`. */
export async function readPage(client, city, random, note) {
  let left = random() * weights;
  const [, asks] = pages.find(([weight]) => (left -= weight) < 0) ?? pages[0];
  for (const wanted of asks(city, random)) {
    if (typeof wanted === 'string') {
      note('read', wanted, await client.ask('GET', wanted), 200);
    } else {
      note('search', '/search-suggestions', await client.ask('POST', '/search-suggestions', { words: wanted.words.slice(0, 4) }), 200);
      note('search', '/searches', await client.ask('POST', '/searches', { words: wanted.words, limit: 20 }), 200);
    }
  }
}

/** Somebody who writes: changes goals of her own, adds external actors, links and takes links away. */
export class Writer {
  constructor(client, city, number, count) {
    Object.assign(this, { client, city, number, turn: 0, link: undefined });
    this.goals = city.goals.filter((_, index) => index % count === number).map((goal) => ({ ...goal }));
  }

  async write(random, note) {
    this.turn += 1;
    const step = this.turn % 4;
    if (step === 1 || step === 3) {
      const goal = pick(this.goals, random);
      const path = `/goals/${goal.id}`;
      if (!goal.tag) {
        const seen = await this.client.ask('GET', path);
        note('read', path, seen, 200);
        goal.tag = seen.tag;
      }
      const answer = await this.client.ask('PATCH', path, { title: `${goal.title}, ${this.number}.${this.turn}` }, `If-Match: ${goal.tag}\r\n`);
      note('write', path, answer, 200);
      goal.tag = answer.tag;
    } else if (step === 2) {
      const key = `extern-${process.pid}-${this.number}-${this.turn}`;
      note('write', '/external-actors', await this.client.ask('POST', '/external-actors',
        { key, name: `Extern ${key}`, kind: 'authority', marker: 'own' }), 201);
    } else {
      await this.linkOrUnlink(note);
    }
  }

  async linkOrUnlink(note) {
    if (this.link) {
      note('write', '/links/', await this.client.ask('DELETE', `/links/${this.link}`), 204);
      this.link = undefined;
      return;
    }
    const answer = await this.client.ask('POST', '/links', { edition: this.city.edition, from_kind: 'goal', from_id: this.goals[0].id,
      to_kind: 'unit', to_id: this.city.units[this.number].id });
    note('write', '/links', answer, 201);
    this.link = answer.status === 201 ? JSON.parse(answer.body).id : undefined;
  }
}
