import { t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import { Table, type Column } from '../../platform/ui/Table';
import { levelText } from './scales';
import type { MatrixRisk, RiskMatrix } from './types';
import { whoseWord } from './words';

const named: Column<MatrixRisk>[] = [
  {
    key: 'risk',
    title: t('risk.risk'),
    isName: true,
    cell: (one) => <Link to={`/risker/${one.risk}`}>{one.title}</Link>,
  },
  { key: 'unit', title: t('organisation.unit'), cell: (one) => whoseWord(one.unit_name) },
];

/** The same as the picture, in words: the number of the picture first. */
export function PlacedTable({
  matrix,
  numbers,
}: {
  matrix: RiskMatrix;
  numbers: ReadonlyMap<string, number>;
}) {
  const risks = matrix.cells
    .flatMap((cell) => cell.risks)
    .sort((a, b) => (numbers.get(a.risk) ?? 0) - (numbers.get(b.risk) ?? 0));
  if (risks.length === 0) {
    return null;
  }
  const columns: Column<MatrixRisk>[] = [
    {
      key: 'number',
      title: t('web.risk.in_picture'),
      align: 'end',
      cell: (one) => <span className="figures">{numbers.get(one.risk)}</span>,
    },
    ...named,
    {
      key: 'likelihood',
      title: t('risk.likelihood'),
      cell: (one) => levelText(matrix.likelihoods, 'likelihood', one.likelihood),
    },
    {
      key: 'consequence',
      title: t('risk.consequence'),
      cell: (one) => levelText(matrix.consequences, 'consequence', one.consequence),
    },
  ];
  return (
    <section className="section" aria-labelledby="placed">
      <h2 id="placed">{t('web.risk.placed')}</h2>
      <Table caption={t('web.risk.placed')} columns={columns} rows={risks} rowKey={(one) => one.risk} />
    </section>
  );
}

/** What somebody means to do has no likelihood, so it stands beside the picture with what it is judged by. */
export function AntagonisticTable({ risks }: { risks: readonly MatrixRisk[] }) {
  if (risks.length === 0) {
    return null;
  }
  const level = (at: number | null | undefined) => (at ? String(at) : '–');
  const columns: Column<MatrixRisk>[] = [
    ...named,
    { key: 'intention', title: t('web.risk.intention'), align: 'end', cell: (one) => level(one.intention) },
    {
      key: 'capability',
      title: t('web.risk.capability'),
      align: 'end',
      cell: (one) => level(one.antagonist_capability),
    },
    {
      key: 'opportunity',
      title: t('web.risk.opportunity'),
      align: 'end',
      cell: (one) => level(one.opportunity),
    },
    {
      key: 'consequence',
      title: t('risk.consequence'),
      align: 'end',
      cell: (one) => level(one.consequence),
    },
  ];
  return (
    <section className="section" aria-labelledby="antagonistic">
      <h2 id="antagonistic">{t('web.risk.antagonistic_risks')}</h2>
      <p className="muted">{t('web.risk.antagonistic_why')}</p>
      <Table
        caption={t('web.risk.antagonistic_risks')}
        columns={columns}
        rows={risks}
        rowKey={(one) => one.risk}
      />
    </section>
  );
}

/** What lacks a level, and which. */
export function UnplacedList({ risks }: { risks: readonly MatrixRisk[] }) {
  if (risks.length === 0) {
    return null;
  }
  return (
    <section className="section" aria-labelledby="unplaced">
      <h2 id="unplaced">{t('web.risk.unplaced')}</h2>
      <ul className="plain stack-small">
        {risks.map((one) => (
          <li key={one.risk}>
            <Link to={`/risker/${one.risk}`}>{one.title}</Link>{' '}
            <span className="small muted">
              {whoseWord(one.unit_name)},{' '}
              {one.likelihood
                ? t('web.risk.lacks_consequence')
                : one.consequence
                  ? t('web.risk.lacks_likelihood')
                  : t('web.risk.lacks_both')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
