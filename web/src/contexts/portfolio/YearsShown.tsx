import type { ReactNode } from 'react';
import { numberText, shareText, t } from '../../platform/i18n';
import { Notice } from '../../platform/ui/States';
import { Table, type Column } from '../../platform/ui/Table';
import { Assumptions } from './Assumptions';
import { Exceedance } from './Exceedance';
import type { Interval, Years } from './types';
import { harmText, intervalText } from './words';

type HarmOf = Years['by_unit'][number];
type Cause = Years['causes'][number];
type OfService = Years['services'][number];

/** What a year may cost: the curve, who bears it, what causes it, and what all of it rests on. */
export function YearsShown({ told, assumptions }: { told: Years; assumptions: readonly string[] }) {
  return (
    <>
      <section aria-labelledby="curve" className="stack">
        <h2 id="curve">{t('web.portfolio.curve')}</h2>
        <p className="reading muted">{t('web.portfolio.curve_why')}</p>
        <Exceedance lines={[{ name: t('web.portfolio.today'), curve: told.curve }]} />
      </section>
      <Rough told={told} />
      <section aria-labelledby="causes" className="stack">
        <h2 id="causes">{t('web.portfolio.causes')}</h2>
        <Table
          caption={t('web.portfolio.causes')}
          columns={causeColumns}
          rows={told.causes}
          rowKey={(one) => one.node.id}
          empty={t('web.portfolio.no_causes')}
        />
      </section>
      <Bearers title={t('web.portfolio.by_value')} rows={told.by_protection_value}>
        <p className="muted small">{t('web.portfolio.by_value_why')}</p>
      </Bearers>
      <Bearers title={t('web.portfolio.by_unit')} rows={told.by_unit} />
      <section aria-labelledby="services" className="stack">
        <h2 id="services">{t('web.portfolio.services')}</h2>
        <Table
          caption={t('web.portfolio.services')}
          columns={serviceColumns}
          rows={told.services}
          rowKey={(one) => one.service.id}
        />
      </section>
      <Assumptions told={assumptions} model={told.model} />
    </>
  );
}

function Bearers({
  title,
  rows,
  children,
}: {
  title: string;
  rows: readonly HarmOf[];
  children?: ReactNode;
}) {
  return (
    <section aria-label={title} className="stack">
      <h2>{title}</h2>
      {children}
      <Table caption={title} columns={bearerColumns} rows={rows} rowKey={(one) => one.id || one.name} />
    </section>
  );
}

/** How well the frequencies are known, and what nobody has answered. */
function Rough({ told }: { told: Years }) {
  const { verified, judged, rough, never_lost, services_without_harm, services_without_tolerable } =
    told.roughness;
  const lacking = [
    services_without_harm > 0 ? t('web.portfolio.without_harm', { count: services_without_harm }) : null,
    services_without_tolerable > 0
      ? t('web.portfolio.without_tolerable', { count: services_without_tolerable })
      : null,
    never_lost > 0 ? t('web.portfolio.never_lost', { count: never_lost }) : null,
  ].filter((one) => one !== null);
  return (
    <Notice tone={rough > 0 || lacking.length > 0 ? 'part' : 'told'} title={t('web.portfolio.known')}>
      <p>{t('web.portfolio.frequencies', { verified, judged, rough })}</p>
      {lacking.map((one) => (
        <p key={one}>{one}</p>
      ))}
    </Notice>
  );
}

/** A share as a bar with its figure: length, not colour, says how much. */
function Share({ share }: { share: number }) {
  return (
    <span className="portfolio-share">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect x={0} y={0} width={Math.min(100, share * 100)} height={8} />
      </svg>
      {shareText(share)}
    </span>
  );
}
function Harm({ harm }: { harm: Interval }) {
  return (
    <>
      {harmText(harm.value)} <span className="muted small">{intervalText(harm)}</span>
    </>
  );
}

const bearerColumns: Column<HarmOf>[] = [
  { key: 'name', title: t('web.portfolio.who'), isName: true, cell: (one) => one.name },
  { key: 'services', title: t('continuity.services'), align: 'end', cell: (one) => one.services },
  {
    key: 'harm',
    title: t('web.portfolio.harm_a_year'),
    align: 'end',
    cell: (one) => <Harm harm={one.harm} />,
  },
  { key: 'share', title: t('web.portfolio.share'), cell: (one) => <Share share={one.share} /> },
];
const causeColumns: Column<Cause>[] = [
  { key: 'name', title: t('web.portfolio.cause'), isName: true, cell: (one) => one.node.name },
  {
    key: 'often',
    title: t('continuity.losses_per_year'),
    align: 'end',
    cell: (one) =>
      one.factor > 1
        ? t('web.portfolio.often_rough', {
            losses: numberText(one.losses_per_year),
            low: harmText(one.losses_per_year / one.factor),
            high: harmText(one.losses_per_year * one.factor),
          })
        : numberText(one.losses_per_year),
  },
  { key: 'services', title: t('web.portfolio.falls'), align: 'end', cell: (one) => one.services },
  {
    key: 'harm',
    title: t('web.portfolio.harm_a_year'),
    align: 'end',
    cell: (one) => <Harm harm={one.harm} />,
  },
  { key: 'share', title: t('web.portfolio.share'), cell: (one) => <Share share={one.share} /> },
];
const serviceColumns: Column<OfService>[] = [
  { key: 'name', title: t('continuity.service'), isName: true, cell: (one) => one.service.name },
  { key: 'unit', title: t('organisation.unit'), cell: (one) => one.unit_name },
  {
    key: 'harm',
    title: t('web.portfolio.harm_a_year'),
    align: 'end',
    cell: (one) => <Harm harm={one.harm} />,
  },
  { key: 'share', title: t('web.portfolio.share'), cell: (one) => <Share share={one.share} /> },
];
