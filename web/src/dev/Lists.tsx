import { useCallback, useState } from 'react';
import { SeverityChip, StatusChip, type Severity, type Status } from '../platform/ui/Chip';
import { Link } from '../platform/ui/Link';
import { Matrix, type MatrixHead } from '../platform/ui/Matrix';
import { Table, type Column } from '../platform/ui/Table';
import { Tree, type TreeNode } from '../platform/ui/Tree';
import { VirtualTable } from '../platform/ui/VirtualTable';
import { useSearchWord } from '../platform/shell/url';

interface Finding {
  rule: string;
  severity: Severity;
  subject: string;
  why: string;
  goals: number;
  status: Status;
}

const findings: Finding[] = [
  {
    rule: 'COV-001',
    severity: 'error',
    subject: 'Olycksförebyggande arbete',
    why: 'Inget övergripande mål är kopplat till fokusområdet.',
    goals: 0,
    status: 'bad',
  },
  {
    rule: 'COV-004',
    severity: 'warning',
    subject: 'Systematiskt brandskyddsarbete',
    why: 'Kravet bärs inte av någon enhet.',
    goals: 2,
    status: 'part',
  },
  {
    rule: 'COV-009',
    severity: 'info',
    subject: 'Säkerhetsprogram 2020–2023',
    why: 'Versionen gick ut 2023-12-31.',
    goals: 12,
    status: 'told',
  },
  {
    rule: 'COV-011',
    severity: 'warning',
    subject: 'Målens balans',
    why: '9 av 10 mål gäller samhällsstörningar.',
    goals: 10,
    status: 'none',
  },
];
const columns: Column<Finding>[] = [
  {
    key: 'subject',
    title: 'Gäller',
    cell: (one) => <Link to="/dev/parts">{one.subject}</Link>,
    sort: (one) => one.subject,
    isName: true,
  },
  {
    key: 'rule',
    title: 'Regel',
    cell: (one) => <span className="fixed">{one.rule}</span>,
    sort: (one) => one.rule,
  },
  {
    key: 'severity',
    title: 'Allvar',
    cell: (one) => <SeverityChip severity={one.severity} />,
    sort: (one) => one.severity,
  },
  { key: 'why', title: 'Varför', cell: (one) => one.why },
  { key: 'goals', title: 'Mål', cell: (one) => one.goals, sort: (one) => one.goals, align: 'end' },
  { key: 'status', title: 'Läge', cell: (one) => <StatusChip status={one.status} /> },
];

const areas: MatrixHead[] = [
  { id: 'a', title: 'Civil beredskap', note: '7 mål' },
  { id: 'b', title: 'Säkerhetsskydd', note: '2 mål' },
  { id: 'c', title: 'Olycksförebyggande arbete', isHole: true, note: '0 mål' },
  { id: 'd', title: 'Personsäkerhet', note: '1 mål' },
];
const goals: MatrixHead[] = [
  { id: '1', title: 'Stadens verksamheter har god förmåga att förutse och motstå störningar' },
  { id: '2', title: 'Samhällsviktig verksamhet fungerar i kris, höjd beredskap och krig' },
  { id: '3', title: 'Säkerhetskänslig verksamhet är skyddad mot spioneri och sabotage' },
  { id: '4', title: 'Medarbetare och förtroendevalda är trygga i sitt uppdrag' },
];
const held: Record<string, string> = { '1a': '3', '2a': '4', '3b': '2', '4d': '1', '1b': '½' };

const nodes: TreeNode[] = [
  {
    id: 'kf',
    title: 'Kommunfullmäktige',
    note: 'kommunfullmäktige',
    children: [
      {
        id: 'ks',
        title: 'Kommunstyrelsen',
        note: 'KS',
        children: [{ id: 'slk', title: 'Stadsledningskontoret', note: 'förvaltning', children: [] }],
      },
      {
        id: 'tn',
        title: 'Trafiknämnden',
        note: 'TN',
        children: [
          {
            id: 'tk',
            title: 'Trafikkontoret',
            note: 'förvaltning',
            children: [{ id: 'se', title: 'Säkerhetsenheten', note: 'från 2024-01-15', children: [] }],
          },
        ],
      },
    ],
  },
];

export default function Lists() {
  const [order, setOrder] = useSearchWord('ordning');
  const [expanded, setExpanded] = useState(new Set(['kf', 'tn', 'tk']));
  const [unit, setUnit] = useState('tk');
  const rowAt = useCallback(
    (index: number) => ({
      id: index + 1,
      title: `Aktivitet ${index + 1}`,
      owner: ['Trafikkontoret', 'Socialförvaltningen', 'Stockholm Vatten'][index % 3]!,
    }),
    [],
  );
  return (
    <div className="stack">
      <section className="section">
        <h2>Luckor i programmet</h2>
        <Table
          caption="Luckor i programmet"
          columns={columns}
          rows={findings}
          rowKey={(one) => one.rule}
          order={order}
          onOrder={setOrder}
        />
        <Table caption="Tom tabell" columns={columns} rows={[]} rowKey={(one) => one.rule} />
      </section>
      <section className="section">
        <h2>Mål mot fokusområden</h2>
        <Matrix
          caption="Mål mot fokusområden"
          corner="Mål"
          rows={goals}
          columns={areas}
          onOpen={() => undefined}
          cell={(row, column) => {
            const text = held[row.id + column.id];
            const state = column.isHole ? 'hole' : text === '½' ? 'weak' : text ? 'held' : 'empty';
            return {
              state,
              text: text === '½' ? 'delvis' : text,
              spoken: `${row.title}, ${column.title}: ${text ?? (column.isHole ? 'saknas' : 'berörs inte')}`,
            };
          }}
        />
      </section>
      <section className="section">
        <h2>Organisation</h2>
        <Tree
          label="Organisation"
          nodes={nodes}
          expanded={expanded}
          onExpanded={setExpanded}
          selected={unit}
          onOpen={setUnit}
        />
      </section>
      <section className="section">
        <h2>Hundra tusen rader</h2>
        <VirtualTable
          caption="Hundra tusen aktiviteter"
          count={100_000}
          rowAt={rowAt}
          columns={[
            { key: 'title', title: 'Aktivitet', cell: (one) => one.title },
            { key: 'owner', title: 'Ansvarig', cell: (one) => one.owner },
            { key: 'id', title: 'Nummer', cell: (one) => one.id, align: 'end' },
          ]}
        />
      </section>
    </div>
  );
}
