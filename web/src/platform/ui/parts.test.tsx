import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { useTexts } from '../i18n';
import { ProblemError } from '../../kernel/problem';
import { wish } from '../shell/keys';
import { ranked, score } from '../shell/fuzzy';
import { readSearch, writeSearch } from '../shell/url';
import { StatusChip } from './Chip';
import { diffText } from './diff';
import { SelectField } from './Fields';
import { DiffText } from './DiffText';
import { refusal } from './FileDrop';
import { Matrix, moved } from './Matrix';
import { ErrorState } from './States';
import { ordered, Table, type Column } from './Table';
import { pathTo, pruned, type TreeNode } from './Tree';
import { rowsInSight } from './VirtualTable';

useTexts('sv', JSON.parse(readFileSync('src/texts/sv.json', 'utf8')));

interface Unit {
  name: string;
  goals: number | null;
}
const columns: Column<Unit>[] = [
  { key: 'name', title: 'Namn', cell: (unit) => unit.name, sort: (unit) => unit.name },
  { key: 'goals', title: 'Mål', cell: (unit) => unit.goals, sort: (unit) => unit.goals, align: 'end' },
];
const units: Unit[] = ['Östermalm', 'Älvsjö', 'Årsta', 'Zinkensdamm'].map((name, at) => ({
  name,
  goals: at === 1 ? null : at,
}));

describe('a table', () => {
  const html = renderToStaticMarkup(
    <Table
      caption="Enheter"
      columns={columns}
      rows={units}
      rowKey={(unit) => unit.name}
      order="-goals"
      onOrder={() => {}}
    />,
  );

  it('gives every cell its column title, which the card form shows', () => {
    expect(html).toContain('<td role="cell" data-align="end" data-title="Mål">');
    expect(html.match(/role="rowheader"/g)).toHaveLength(4);
  });

  it('says how it is ordered, and lets cards be ordered too', () => {
    expect(html).toContain('aria-sort="descending"');
    expect(html).toContain('Mål, fallande');
  });

  it('sorts as Swedish does, and rows without a value come last both ways', () => {
    expect(ordered(units, columns, 'name').map((unit) => unit.name)).toEqual([
      'Zinkensdamm',
      'Årsta',
      'Älvsjö',
      'Östermalm',
    ]);
    expect(ordered(units, columns, 'goals').at(-1)!.name).toBe('Älvsjö');
    expect(ordered(units, columns, '-goals').at(-1)!.name).toBe('Älvsjö');
  });

  it('of a hundred thousand rows draws only those in sight', () => {
    const { first, last } = rowsInSight(2_400_000, 600, 48, 100_000);
    expect(first).toBeGreaterThan(49_980);
    expect(last - first).toBeLessThan(40);
    expect(rowsInSight(0, 600, 48, 3)).toEqual({ first: 0, last: 3 });
    expect(rowsInSight(9e9, 600, 48, 0)).toEqual({ first: 0, last: 0 });
  });
});

describe('a choice', () => {
  const drawn = (choices: { value: string; title: string }[]) =>
    renderToStaticMarkup(
      <SelectField name="unit" label="Enhet" choices={choices} isRequired defaultValue="" />,
    );
  const unit = { value: 'u', title: 'Trafiknämnden' };

  it('that must be made and is not yet asks for it', () => {
    expect(drawn([unit])).toContain('required=""');
    expect(drawn([unit])).toContain('<option value="" selected="">Välj</option>');
  });

  it('may be the empty one where that is offered', () => {
    expect(drawn([{ value: '', title: 'Alla enheter' }, unit])).not.toContain('required');
  });
});

describe('marked-up text', () => {
  it('leads from either text to the other, whatever they are', () => {
    let seed = 7;
    const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const text = () =>
      Array.from({ length: next(12) }, () => ['mål', 'risk', ',', ' ', 'höjd', '\n', 'ö'][next(7)]).join('');
    for (let round = 0; round < 2000; round++) {
      const [before, after] = [text(), text()];
      const parts = diffText(before, after);
      expect(
        parts
          .filter((part) => part.kind !== 'added')
          .map((part) => part.text)
          .join(''),
      ).toBe(before);
      expect(
        parts
          .filter((part) => part.kind !== 'removed')
          .map((part) => part.text)
          .join(''),
      ).toBe(after);
    }
  });

  it('marks only what changed, and says so to those who listen', () => {
    expect(diffText('god förmåga', 'mycket god förmåga')).toEqual([
      { kind: 'added', text: 'mycket ' },
      { kind: 'same', text: 'god förmåga' },
    ]);
    const html = renderToStaticMarkup(<DiffText before="kris" after="krig" />);
    expect(html).toContain('<del><span class="unseen">borttaget: </span>kris');
    expect(html).toContain('<ins><span class="unseen">tillagt: </span>krig');
  });
});

describe('a state', () => {
  it('is a word and a shape besides its colour, and not reported is hatched', () => {
    const html = renderToStaticMarkup(<StatusChip status="none" />);
    expect(html).toContain('Ej rapporterat');
    expect(html).toContain('hatched');
    expect(html).toContain('<svg');
  });

  it('that is a hole in a matrix says so in its cell and at its head', () => {
    const html = renderToStaticMarkup(
      <Matrix
        caption="Mål"
        corner="Mål"
        rows={[{ id: '1', title: 'Mål 1' }]}
        columns={[{ id: 'o', title: 'Olyckor', isHole: true }]}
        cell={() => ({ state: 'hole', spoken: 'Mål 1, Olyckor: saknas' })}
      />,
    );
    expect(html).toContain('saknas</span>');
    expect(html).toContain('Lucka');
    expect(moved([0, 0], 'ArrowUp', false, [2, 2])).toEqual([0, 0]);
    expect(moved([0, 0], 'End', true, [2, 3])).toEqual([1, 2]);
    expect(moved([0, 0], 'x', false, [2, 3])).toBeNull();
  });
});

describe('finding', () => {
  it('takes scattered beginnings, and keeps å apart from a', () => {
    const names = ['Socialnämnden', 'Södermalms stadsdelsnämnd', 'Trafiknämnden'];
    expect(ranked(names, (name) => name, 'söd', 5)).toEqual(['Södermalms stadsdelsnämnd']);
    expect(ranked(names, (name) => name, 'tfn', 5)).toEqual(['Trafiknämnden']);
    expect(score('Årsta', 'ars')).toBe(0);
    expect(ranked(names, (name) => name, '', 5)).toEqual(names);
  });

  it('opens a tree down to a node and keeps what stands above a hit', () => {
    const leaf: TreeNode = { id: 'c', title: 'Säkerhetsenheten', children: [] };
    const tree: TreeNode[] = [
      {
        id: 'a',
        title: 'KF',
        children: [
          { id: 'b', title: 'Trafiknämnden', children: [leaf] },
          { id: 'd', title: 'KS', children: [] },
        ],
      },
    ];
    expect(pathTo(tree, 'c')).toEqual(['a', 'b']);
    expect(pruned(tree, 'säkerhet')[0]!.children.map((node) => node.id)).toEqual(['b']);
  });
});

describe('keys and addresses', () => {
  const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false });
  it('leave letters in fields alone', () => {
    expect(wish(press('/'), true)).toBeNull();
    expect(wish(press('/'), false)).toBe('search');
    expect(wish(press('K', true), true)).toBe('palette');
  });
  it('write the search plainly and read it back', () => {
    expect(writeSearch({ a: '1', b: undefined, c: 'å ö', d: '' })).toBe('?a=1&c=%C3%A5+%C3%B6');
    expect(readSearch('?a=1&c=%C3%A5+%C3%B6')).toEqual({ a: '1', c: 'å ö' });
  });
  it('refuse a file of the wrong kind or size with the cure', () => {
    expect(refusal({ name: 'bild.png', size: 1 }, ['.csv', '.xlsx'], 10)).toContain('.csv, .xlsx');
    expect(refusal({ name: 'a.CSV', size: 11_000 }, ['.csv'], 10_240)).toContain('10 kB');
    expect(refusal({ name: 'a.csv', size: 1 }, ['.csv'], 10)).toBeNull();
  });
});

function styles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? styles(path) : /\.(css|tsx?)$/.test(name) ? [path] : [];
  });
}

describe('the house', () => {
  it('has colours in tokens.css alone', () => {
    for (const path of styles('src').filter((one) => one.endsWith('.css') && !one.endsWith('tokens.css'))) {
      expect([path, readFileSync(path, 'utf8').match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi)]).toEqual([
        path,
        null,
      ]);
    }
  });

  it('has no file above 400 lines', () => {
    const long = styles('src').filter(
      (path) => !path.endsWith('.d.ts') && readFileSync(path, 'utf8').split('\n').length > 401,
    );
    expect(long).toEqual([]);
  });
});

describe('a failure', () => {
  const shown = (status: number) =>
    renderToStaticMarkup(
      <ErrorState
        thrown={new ProblemError({ title: 'Det gick inte', detail: 'Be någon som får.', status })}
        onRetry={() => {}}
      />,
    );

  it('may be tried again when something is broken', () => {
    expect(shown(503)).toContain('notice-bad');
    expect(shown(503)).toContain('Försök igen');
  });

  it('is told calmly when a right is missing, for trying again changes nothing', () => {
    expect(shown(403)).toContain('Be någon som får.');
    expect(shown(403)).not.toContain('notice-bad');
    expect(shown(403)).not.toContain('Försök igen');
  });
});
