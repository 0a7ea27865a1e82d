import { useState } from 'react';
import { named, t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import { Notice } from '../../platform/ui/States';
import { Table, type Column } from '../../platform/ui/Table';
import { Assumptions } from './Assumptions';
import { useMay } from './data';
import { Exceedance } from './Exceedance';
import { Front } from './Front';
import { Propose } from './Propose';
import { Reasons } from './Reasons';
import type { Candidate, Choice, Reckoning } from './types';
import { harmText, intervalText, oreText, perMillion } from './words';

/** Which measures, for how much, and why: of a reckoning, or of a proposal that keeps one. */
export function ChoiceShown({
  told,
  assumptions,
  reckoning,
}: {
  told: Choice;
  assumptions: readonly string[];
  reckoning?: Reckoning;
}) {
  const mayPropose = useMay('portfolio.propose');
  const [isProposing, setProposing] = useState(false);
  return (
    <>
      <Certainty told={told} />
      {reckoning && told.front.length > 1 ? <Front told={told} /> : null}
      <section aria-labelledby="candidates" className="stack">
        <h2 id="candidates">{t('web.portfolio.chosen_measures')}</h2>
        <Table
          caption={t('web.portfolio.chosen_measures')}
          columns={columns}
          rows={[...told.candidates].sort(
            (a, b) => Number(b.is_chosen) - Number(a.is_chosen) || b.saved_per_krona - a.saved_per_krona,
          )}
          rowKey={(one) => one.measure}
        />
        {reckoning && mayPropose && told.chosen.measures.length > 0 && !reckoning.is_stale ? (
          <Propose reckoning={reckoning} isOpen={isProposing} onOpen={setProposing} />
        ) : null}
      </section>
      {told.left_out.length > 0 ? <LeftOut told={told} /> : null}
      <Reasons told={told} />
      {told.simulated ? <BeforeAndAfter told={told.simulated} /> : null}
      <Assumptions told={assumptions} model={told.model} />
    </>
  );
}

/** Whether a better choice can exist, said as it is. */
function Certainty({ told }: { told: Choice }) {
  return (
    <Notice tone={told.is_proven ? 'good' : 'part'} title={t('web.portfolio.certainty')}>
      <p>
        {told.is_proven
          ? t('web.portfolio.proven')
          : t('web.portfolio.gap', { percent: (told.gap * 100).toFixed(1).replace('.', ',') })}
      </p>
    </Notice>
  );
}

function BeforeAndAfter({ told }: { told: NonNullable<Choice['simulated']> }) {
  return (
    <section aria-labelledby="after" className="stack">
      <h2 id="after">{t('web.portfolio.before_after')}</h2>
      <p className="reading">
        {t('web.portfolio.before_after_told', {
          before: harmText(told.before.value),
          before_interval: intervalText(told.before),
          after: harmText(told.after.value),
          after_interval: intervalText(told.after),
          years: told.years,
        })}
      </p>
      <Exceedance
        lines={[
          { name: t('web.portfolio.today'), curve: told.curve_before },
          { name: t('web.portfolio.with_choice'), curve: told.curve_after },
        ]}
      />
    </section>
  );
}

function LeftOut({ told }: { told: Choice }) {
  return (
    <section className="stack-small" aria-labelledby="left-out">
      <h2 id="left-out">{t('web.portfolio.left_out')}</h2>
      <ul>
        {told.left_out.map((one) => (
          <li key={one.measure}>
            <Link to={`/atgarder/${one.measure}`}>{one.title}</Link>: {named(one.reason)}
          </li>
        ))}
      </ul>
    </section>
  );
}

const columns: Column<Candidate>[] = [
  {
    key: 'title',
    title: t('measure.measure'),
    isName: true,
    cell: (one) => <Link to={`/atgarder/${one.measure}`}>{one.title}</Link>,
  },
  {
    key: 'chosen',
    title: t('web.portfolio.is_chosen'),
    cell: (one) => (
      <span className="portfolio-whole">
        {one.is_chosen ? <strong>✓ {t('web.portfolio.yes')}</strong> : t('web.portfolio.no')}
      </span>
    ),
  },
  { key: 'owner', title: t('measure.owner'), cell: (one) => one.owner_name },
  {
    key: 'cost',
    title: t('web.portfolio.present_cost'),
    align: 'end',
    cell: (one) => oreText(one.present_cost_ore),
  },
  {
    key: 'alone',
    title: t('web.portfolio.saved_alone'),
    align: 'end',
    cell: (one) => harmText(one.saved_alone),
  },
  {
    key: 'beside',
    title: t('web.portfolio.saved_beside'),
    align: 'end',
    cell: (one) => harmText(one.saved_beside),
  },
  {
    key: 'per',
    title: t('web.portfolio.per_million'),
    align: 'end',
    cell: (one) => perMillion(one.saved_per_krona),
  },
];
