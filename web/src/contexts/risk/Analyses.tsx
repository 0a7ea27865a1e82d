import { useState } from 'react';
import { problemOf } from '../../kernel/problem';
import { heldMoment } from '../../kernel/past';
import { t } from '../../platform/i18n';
import { useSearchWord } from '../../platform/shell/url';
import { Button, Notice, Shown, toast } from '../../platform/ui';
import { SelectField } from '../../platform/ui/Fields';
import { Link } from '../../platform/ui/Link';
import { Table, type Column } from '../../platform/ui/Table';
import { useAnalyses, useChaseList, useDeed } from './data';
import { analysisStates, type AnalysisLine, type Reminded, type RoundView } from './types';
import { dueWord, StateChip, stateWord, whoseWord } from './words';

/** Every analysis of a round: how far it has come, how late, and whom to call. */
export function Analyses({ view }: { view: RoundView }) {
  const all = useAnalyses(view.round.id);
  const chased = useChaseList(view.round.id);
  return (
    <Shown query={all}>
      {(page) => <Lines view={view} lines={withContacts(page.items, chased.data?.items ?? [])} />}
    </Shown>
  );
}

/** Whom to call stands in the chase list alone. */
function withContacts(lines: readonly AnalysisLine[], chased: readonly AnalysisLine[]): AnalysisLine[] {
  const contacts = new Map(chased.map((line) => [line.analysis, line.contacts]));
  return lines.map((line) => ({ ...line, contacts: contacts.get(line.analysis) ?? line.contacts }));
}

const isWaiting = (line: AnalysisLine) => line.state === 'draft';

function Lines({ view, lines }: { view: RoundView; lines: readonly AnalysisLine[] }) {
  const [state, setState] = useSearchWord('lage');
  const [order, setOrder] = useSearchWord('ordning');
  const waiting = lines.filter(isWaiting);
  const shown = lines.filter((line) => state === undefined || line.state === state);
  const isOpen = view.round.state === 'open';
  return (
    <section className="section" aria-labelledby="analyses">
      <header>
        <h2 id="analyses">
          {isOpen && waiting.length > 0
            ? t('web.risk.waiting_analyses', { count: waiting.length })
            : t('risk.analyses')}
        </h2>
        {view.may_lead && isOpen && waiting.length > 0 && !heldMoment() ? <Remind view={view} /> : null}
      </header>
      <div className="risk-filters only-screen">
        <SelectField
          name="lage"
          label={t('risk.analysis_state')}
          choices={[
            { value: '', title: t('web.risk.all_states') },
            ...analysisStates.map((one) => ({ value: one, title: stateWord(one) })),
          ]}
          value={state ?? ''}
          onChange={setState}
          isRequired
        />
      </div>
      <Table
        caption={t('risk.analyses')}
        columns={columns}
        rows={shown}
        rowKey={(line) => line.analysis}
        order={order}
        onOrder={setOrder}
      />
    </section>
  );
}

const columns: Column<AnalysisLine>[] = [
  {
    key: 'unit',
    title: t('organisation.unit'),
    isName: true,
    sort: (line) => line.unit_name,
    cell: (line) => <Link to={`/analyser/${line.analysis}`}>{whoseWord(line.unit_name)}</Link>,
  },
  {
    key: 'state',
    title: t('risk.analysis_state'),
    sort: (line) => analysisStates.indexOf(line.state),
    cell: (line) => (
      <span className="row">
        <StateChip state={line.state} />
        {line.approved_on ? <span className="small muted">{line.approved_on}</span> : null}
      </span>
    ),
  },
  {
    key: 'risks',
    title: t('risk.risks'),
    align: 'end',
    sort: (line) => line.risks,
    cell: (line) => line.risks,
  },
  {
    key: 'waiting',
    title: t('risk.waiting'),
    align: 'end',
    sort: (line) => line.waiting,
    cell: (line) => (line.waiting > 0 ? <strong>{line.waiting}</strong> : '–'),
  },
  {
    key: 'due',
    title: t('risk.due'),
    sort: (line) => -line.days_late,
    cell: (line) =>
      isWaiting(line) ? (
        <span className={line.days_late > 0 ? 'risk-late' : undefined}>
          {dueWord(line.due, line.days_late)}
        </span>
      ) : (
        '–'
      ),
  },
  {
    key: 'contacts',
    title: t('risk.contacts'),
    cell: (line) =>
      !isWaiting(line) ? (
        '–'
      ) : line.contacts.length > 0 ? (
        <ul className="plain small">
          {line.contacts.slice(0, 3).map((one) => (
            <li key={`${one.name}-${one.duty}`}>
              {one.name}, {one.duty}{' '}
              {one.phone ? <a href={`tel:${one.phone.replace(/[^+\d]/g, '')}`}>{one.phone}</a> : null}
            </li>
          ))}
        </ul>
      ) : (
        <span className="muted small">{t('web.risk.nobody')}</span>
      ),
  },
];

/** Reminds everybody who has not handed in, and says how many were told. */
function Remind({ view }: { view: RoundView }) {
  const deed = useDeed<Reminded>();
  const [told, setTold] = useState<Reminded>();
  const remind = () =>
    void deed
      .mutateAsync({
        method: 'POST',
        path: `/analysis-rounds/${view.round.id}/reminders`,
        body: { analyses: [] },
      })
      .then((answer) => {
        setTold(answer);
        toast(remindedWord(answer));
      })
      .catch(() => {});
  return (
    <div className="row only-screen">
      <Button icon="bell" isBusy={deed.isPending} onPress={remind}>
        {t('web.risk.remind')}
      </Button>
      {told ? <span className="small muted">{remindedWord(told)}</span> : null}
      {deed.error ? (
        <Notice tone="bad" title={problemOf(deed.error).detail ?? problemOf(deed.error).title} />
      ) : null}
    </div>
  );
}

function remindedWord({ analyses, people }: Reminded): string {
  return people === 0 ? t('web.risk.reminded_nobody') : t('web.risk.reminded', { count: people, analyses });
}
