import { useState } from 'react';
import { t } from '../../platform/i18n';
import { useSearchWord } from '../../platform/shell/url';
import { SelectField } from '../../platform/ui/Fields';
import { Link } from '../../platform/ui/Link';
import { SearchField } from '../../platform/ui/SearchField';
import { StatusChip } from '../../platform/ui/Chip';
import { Table, type Column } from '../../platform/ui/Table';
import { casesChosen, daysLeftWord, waitingCases } from './referrals';
import type { CaseLine } from './types';
import { PositionCell } from './PositionCell';

const isWaiting = (line: CaseLine) => line.opinion_case.state === 'preparing';

/** The cases that one may read: those that wait first, with how near their last day is. */
export function ReferralCases({ lines }: { lines: readonly CaseLine[] }) {
  const waiting = waitingCases(lines);
  const [state, setState] = useSearchWord('lage');
  const [order, setOrder] = useSearchWord('ordning');
  const [words, setWords] = useState('');
  // Who has something to answer sees that; the rest is a choice away.
  const shown = state ?? (waiting.length > 0 ? 'vantar' : 'alla');
  const rows = casesChosen(lines, { words, state: shown });
  return (
    <section className="section" aria-labelledby="cases">
      <header>
        <h2 id="cases">
          {waiting.length > 0
            ? t('web.consultation.to_answer', { count: waiting.length })
            : t('web.consultation.given_answers')}
        </h2>
      </header>
      <div className="referral-filters only-screen">
        <SearchField label={t('web.consultation.search_cases')} value={words} onSearch={setWords} />
        <SelectField
          name="lage"
          label={t('consultation.case_state')}
          choices={[
            { value: 'vantar', title: t('web.consultation.waiting_cases') },
            { value: 'avgivna', title: t('web.consultation.submitted_cases') },
            { value: 'alla', title: t('web.consultation.all_cases') },
          ]}
          value={shown}
          onChange={setState}
          isRequired
        />
      </div>
      <p className="unseen" role="status">
        {t('web.consultation.cases_shown', { count: rows.length })}
      </p>
      <Table
        caption={t('web.consultation.cases')}
        columns={columnsFor(new Set(lines.map((one) => one.opinion_case.title)).size > 1)}
        rows={rows}
        rowKey={(line) => line.opinion_case.id}
        order={order}
        onOrder={setOrder}
        empty={t('web.consultation.no_case_found')}
      />
    </section>
  );
}

/** When every case is about the same, its title says nothing. */
const columnsFor = (showTitle: boolean): Column<CaseLine>[] => [
  {
    key: 'unit',
    title: t('organisation.unit'),
    isName: true,
    sort: (line) => line.unit_name,
    cell: (line) => (
      <span className="referral-case">
        <Link to={`/remisser/arenden/${line.opinion_case.id}`}>{line.unit_name}</Link>
        {showTitle || isWaiting(line) ? <span className="small muted">{line.opinion_case.title}</span> : null}
      </span>
    ),
  },
  {
    key: 'diary',
    title: t('consultation.diary_number'),
    sort: (line) => line.opinion_case.diary_number ?? null,
    cell: (line) =>
      line.opinion_case.diary_number ? <span className="fixed">{line.opinion_case.diary_number}</span> : '–',
  },
  {
    key: 'due',
    title: t('consultation.due_on'),
    sort: (line) => line.opinion_case.due_on,
    cell: (line) => (
      <span className="referral-due">
        <span className="figures">{line.opinion_case.due_on}</span>
        {isWaiting(line) ? (
          <span className={line.days_left < 0 ? 'small referral-late' : 'small muted'}>
            {daysLeftWord(line.days_left)}
          </span>
        ) : null}
      </span>
    ),
  },
  {
    key: 'meeting',
    title: t('consultation.held_on'),
    sort: (line) => line.meeting_on ?? null,
    cell: (line) => <span className="referral-day">{line.meeting_on ?? '–'}</span>,
  },
  {
    key: 'position',
    title: t('consultation.position'),
    sort: (line) => line.opinion_case.position ?? null,
    cell: (line) => <PositionCell position={line.opinion_case.position} />,
  },
  {
    key: 'signed',
    title: t('consultation.signed_at'),
    sort: (line) => line.signed_by,
    cell: (line) =>
      isWaiting(line) ? (
        line.signed_by > 0 ? (
          t('web.consultation.signed_by', { count: line.signed_by })
        ) : (
          '–'
        )
      ) : (
        <StatusChip status="good">
          {t('web.consultation.submitted_on', { day: line.opinion_case.submitted_on ?? '' })}
        </StatusChip>
      ),
  },
];
