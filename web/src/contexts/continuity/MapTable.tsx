import { useMemo, useState } from 'react';
import { numberText, t } from '../../platform/i18n';
import { useSearchWord, useSearchWords } from '../../platform/shell/url';
import { SelectField } from '../../platform/ui/Fields';
import { ordered, Table, type Column } from '../../platform/ui/Table';
import { kindWord } from './engine_words';
import { neighbours, type Net } from './map_network';
import { Turning } from './Turning';

const rowsOnPage = 20;

interface Row {
  node: number;
  name: string;
  kind: string;
  unit: string;
  unitId: string;
  needs: string;
  needCount: number;
  neededBy: number;
}

function rowsOf(net: Net): Row[] {
  const units = new Map(net.told.units.map((unit) => [unit.id, unit.name]));
  return net.told.nodes.map((one, node) => {
    const needs = neighbours(net, node, 'down');
    return {
      node,
      name: one.name,
      kind: one.kind,
      unit: units.get(one.unit) ?? '',
      unitId: one.unit,
      needs: needs
        .slice(0, 1)
        .map((other) => net.told.nodes[other]?.name ?? '')
        .join(', '),
      needCount: needs.length,
      neededBy: neighbours(net, node, 'up').length,
    };
  });
}

/** What the map shows, as rows: every node, what it needs and how many need it. */
export function MapTable({ net, onChoose }: { net: Net; onChoose: (node: number) => void }) {
  const [wanted, set] = useSearchWords<'slag' | 'enhet'>();
  const [order, setOrder] = useSearchWord('ordning');
  const [page, setPage] = useState(0);
  const all = useMemo(() => rowsOf(net), [net]);
  const columns = columnsOf(onChoose);
  const rows = ordered(
    all.filter(
      (row) => (!wanted.slag || row.kind === wanted.slag) && (!wanted.enhet || row.unitId === wanted.enhet),
    ),
    columns,
    order,
  );
  const last = Math.max(0, Math.ceil(rows.length / rowsOnPage) - 1);
  const at = Math.min(page, last);
  const kinds = [...new Set(all.map((row) => row.kind))];
  return (
    <div className="stack">
      <Narrowing net={net} kinds={kinds} wanted={wanted} onChange={set} />
      <Table
        caption={t('web.resilience.table_caption')}
        columns={columns}
        rows={rows.slice(at * rowsOnPage, (at + 1) * rowsOnPage)}
        rowKey={(row) => String(row.node)}
        order={order}
        onOrder={(next) => {
          setOrder(next);
          setPage(0);
        }}
      />
      <Turning page={at} last={last} onTurn={setPage} />
    </div>
  );
}

type Word = 'slag' | 'enhet';
function Narrowing({
  net,
  kinds,
  wanted,
  onChange: set,
}: {
  net: Net;
  kinds: readonly string[];
  wanted: Partial<Record<Word, string>>;
  onChange: (words: Record<Word, string | undefined>) => void;
}) {
  return (
    <div className="engine-fields only-screen">
      <SelectField
        name="slag"
        label={t('continuity.node_kind')}
        isRequired
        choices={[
          { value: '', title: t('web.resilience.every') },
          ...kinds.map((kind) => ({ value: kind, title: kindWord(kind) })),
        ]}
        value={wanted.slag ?? ''}
        onChange={(slag) => set({ slag, enhet: wanted.enhet })}
      />
      <SelectField
        name="enhet"
        label={t('organisation.unit')}
        isRequired
        choices={[
          { value: '', title: t('web.resilience.every') },
          ...net.told.units.map((unit) => ({ value: unit.id, title: unit.name })),
        ]}
        value={wanted.enhet ?? ''}
        onChange={(enhet) => set({ enhet, slag: wanted.slag })}
      />
    </div>
  );
}

function columnsOf(onChoose: (node: number) => void): Column<Row>[] {
  return [
    {
      key: 'name',
      title: t('continuity.member_name'),
      sort: (row) => row.name,
      cell: (row) => (
        <button type="button" className="node-name" onClick={() => onChoose(row.node)}>
          {row.name}
        </button>
      ),
    },
    {
      key: 'kind',
      title: t('continuity.node_kind'),
      sort: (row) => kindWord(row.kind),
      cell: (row) => kindWord(row.kind),
    },
    { key: 'unit', title: t('organisation.unit'), sort: (row) => row.unit, cell: (row) => row.unit },
    {
      key: 'needs',
      title: t('web.resilience.needs'),
      sort: (row) => row.needCount,
      cell: (row) =>
        row.needCount === 0
          ? '–'
          : `${row.needs}${row.needCount > 1 ? ` +${numberText(row.needCount - 1)}` : ''}`,
    },
    {
      key: 'by',
      title: t('continuity.needed_by'),
      align: 'end',
      sort: (row) => row.neededBy,
      cell: (row) => numberText(row.neededBy),
    },
  ];
}
