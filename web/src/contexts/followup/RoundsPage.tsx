import { t } from '../../platform/i18n';
import { MarkerTag } from '../../platform/trace';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import { Table, type Column } from '../../platform/ui/Table';
import { useMay, useOwnSheets, useRounds } from './data';
import type { RoundView, SheetLine } from './types';
import { dueWord, kindWord, RoundStateChip, StateChip } from './words';
import './followup.css';

/** What waits for me first, then every round. */
export default function RoundsPage() {
  const mayAnswer = useMay('followup.answer');
  const mayLead = useMay('followup.lead');
  const own = useOwnSheets(mayAnswer);
  const rounds = useRounds();
  const waiting = (own.data?.items ?? []).filter(
    (line) => line.state !== 'handed_in' && line.state !== 'accepted',
  );
  const open = (rounds.data?.items ?? []).filter((one) => one.round.state === 'open');
  return (
    <>
      <PageHeader
        title={t('web.followup.page')}
        answer={
          mayAnswer && own.data ? (
            waiting.length > 0 ? (
              <strong>{t('web.followup.waiting', { count: waiting.length })}</strong>
            ) : (
              t('web.followup.nothing_waits')
            )
          ) : rounds.data ? (
            t('web.followup.open_rounds', { count: open.length })
          ) : undefined
        }
        actions={
          mayLead ? (
            <Link to="/uppfoljning/ny" className="button button-primary">
              {t('web.followup.plan')}
            </Link>
          ) : undefined
        }
      />
      {mayAnswer && own.data && own.data.items.length > 0 ? <Own lines={own.data.items} /> : null}
      <section className="section" aria-labelledby="all-rounds">
        <h2 id="all-rounds">{t('web.followup.rounds')}</h2>
        <Shown query={rounds}>
          {(page) =>
            page.items.length === 0 ? (
              <EmptyState
                isKept
                icon="half"
                title={t('web.followup.none')}
                action={
                  mayLead ? (
                    <Link to="/uppfoljning/ny" className="button button-primary">
                      {t('web.followup.plan')}
                    </Link>
                  ) : undefined
                }
                example={<p>{t('web.followup.none_example')}</p>}
              >
                {t('web.followup.none_why')}
              </EmptyState>
            ) : (
              <Rounds rounds={page.items} />
            )
          }
        </Shown>
      </section>
    </>
  );
}

function Own({ lines }: { lines: readonly SheetLine[] }) {
  return (
    <section className="section" aria-labelledby="own-sheets">
      <h2 id="own-sheets">{t('web.followup.own')}</h2>
      <ul className="plain own-sheets">
        {lines.map((line) => (
          <li key={line.sheet} className="card own-sheet">
            <div className="stack-small">
              <Link to={`/svarsblad/${line.sheet}`}>
                <strong>{line.unit_name}</strong>
              </Link>
              <span className="muted">{line.round_name}</span>
            </div>
            <StateChip state={line.state} />
            <span className={line.days_late > 0 ? 'late' : 'muted'}>{dueWord(line.due, line.days_late)}</span>
            <span className="muted figures">
              {t('web.followup.answered_of', { answered: line.answered, goals: line.goals })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rounds({ rounds }: { rounds: readonly RoundView[] }) {
  const columns: Column<RoundView>[] = [
    {
      key: 'name',
      title: t('followup.round_name'),
      isName: true,
      cell: ({ round }) => (
        <span className="row">
          <Link to={`/uppfoljning/${round.id}`}>{round.name}</Link> <MarkerTag marker={round.marker} />
        </span>
      ),
    },
    { key: 'kind', title: t('followup.round_kind'), cell: ({ round }) => kindWord(round.kind) },
    {
      key: 'state',
      title: t('followup.round_state'),
      cell: ({ round }) => <RoundStateChip state={round.state} />,
    },
    {
      key: 'due',
      title: t('followup.due'),
      cell: (one) => (
        <span className={one.days_late > 0 ? 'late' : undefined}>
          {one.round.state === 'closed' ? one.round.due : dueWord(one.round.due, one.days_late)}
        </span>
      ),
    },
    {
      key: 'handed_in',
      title: t('followup.handed_in_count'),
      align: 'end',
      cell: (one) =>
        one.round.state === 'draft' ? '–' : t('web.followup.of', { part: one.handed_in, whole: one.units }),
    },
  ];
  return (
    <Table
      caption={t('web.followup.rounds')}
      columns={columns}
      rows={rounds}
      rowKey={(one) => one.round.id}
    />
  );
}
