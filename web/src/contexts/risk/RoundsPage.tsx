import { t } from '../../platform/i18n';
import { MarkerTag } from '../../platform/trace';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import { Table, type Column } from '../../platform/ui/Table';
import { useMay, useRounds } from './data';
import { roundAnswer } from './round';
import type { RoundView } from './types';
import { dueWord, RoundStateChip } from './words';
import './risk.css';

/** How the newest open round stands, and then every round. */
export default function RoundsPage() {
  const rounds = useRounds();
  const mayLead = useMay('risk.lead');
  const open = rounds.data?.find((one) => one.round.state === 'open');
  const plan = mayLead ? (
    <Link to="/riskanalyser/ny" className="button button-primary">
      {t('web.risk.plan')}
    </Link>
  ) : undefined;
  return (
    <>
      <PageHeader
        title={t('web.risk.page')}
        answer={
          rounds.data ? (
            open ? (
              <>
                <strong>{open.round.name}</strong>: {roundAnswer(open)}
              </>
            ) : (
              t('web.risk.none_open')
            )
          ) : undefined
        }
        actions={
          <>
            {plan}
            <Link to="/risker" className="button button-plain">
              {t('web.risk.register')}
            </Link>
          </>
        }
      />
      <Shown query={rounds}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              isKept
              icon="warning"
              title={t('web.risk.none')}
              action={plan}
              example={<p>{t('web.risk.none_example')}</p>}
            >
              <p>{t('web.risk.none_why')}</p>
            </EmptyState>
          ) : (
            <Table
              caption={t('web.risk.rounds')}
              columns={columns}
              rows={all}
              rowKey={(one) => one.round.id}
            />
          )
        }
      </Shown>
    </>
  );
}

const columns: Column<RoundView>[] = [
  {
    key: 'name',
    title: t('risk.round_name'),
    isName: true,
    cell: ({ round }) => (
      <span className="row">
        <Link to={`/riskanalyser/${round.id}`}>{round.name}</Link> <MarkerTag marker={round.marker} />
      </span>
    ),
  },
  {
    key: 'state',
    title: t('risk.round_state'),
    cell: ({ round }) => <RoundStateChip state={round.state} />,
  },
  {
    key: 'mandate',
    title: t('web.risk.mandate'),
    cell: ({ round }) => t('web.risk.period', { from: round.mandate_from, to: round.mandate_to }),
  },
  {
    key: 'due',
    title: t('risk.due'),
    cell: (one) => (
      <span className={one.days_late > 0 ? 'risk-late' : undefined}>
        {one.round.state === 'closed' ? one.round.due : dueWord(one.round.due, one.days_late)}
      </span>
    ),
  },
  {
    key: 'handed_in',
    title: t('risk.count_handed_in'),
    align: 'end',
    cell: (one) =>
      one.round.state === 'draft' ? '–' : t('web.risk.of', { part: one.handed_in, whole: one.analyses }),
  },
  {
    key: 'approved',
    title: t('risk.count_approved'),
    align: 'end',
    cell: (one) =>
      one.round.state === 'draft' ? '–' : t('web.risk.of', { part: one.approved, whole: one.analyses }),
  },
];
