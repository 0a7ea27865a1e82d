import { dateText, t } from '../../platform/i18n';
import { EmptyState, Link, PageHeader, Shown, Table, Tag, type Column } from '../../platform/ui';
import { useMay, useProposals, useReckonings } from './data';
import type { ProposalLine, Reckoning } from './types';
import { harmText, kindWord, oreText, ReckoningChip } from './words';
import './portfolio.css';

/** What a year is expected to cost, what has been reckoned, and what has been proposed. */
export default function StartPage() {
  const reckonings = useReckonings();
  const mayEnter = useMay('portfolio.effect');
  const newest = reckonings.data?.items.find((one) => one.kind === 'portfolio.years' && one.state === 'done');
  const asking = (
    <>
      <Link to="/simulering/val" className="button button-primary">
        {t('web.portfolio.ask_choice')}
      </Link>
      <Link to="/simulering/ar" className="button button-plain">
        {t('web.portfolio.ask_years')}
      </Link>
    </>
  );
  return (
    <>
      <PageHeader
        title={t('web.portfolio.page')}
        answer={newest ? <Newest id={newest.id} /> : t('web.portfolio.page_why')}
        actions={
          <>
            {asking}
            <Link to="/simulering/verkan" className="button button-plain">
              {mayEnter ? t('web.portfolio.effects') : t('web.portfolio.read_effects')}
            </Link>
          </>
        }
      />
      <div className="portfolio-parts">
        <section aria-labelledby="reckoned" className="stack">
          <h2 id="reckoned">{t('web.portfolio.reckoned')}</h2>
          <Shown query={reckonings}>
            {(page) =>
              page.items.length === 0 ? (
                <EmptyState
                  isKept
                  icon="chart"
                  title={t('web.portfolio.none')}
                  action={
                    <Link to="/simulering/ar" className="button button-primary">
                      {t('web.portfolio.ask_years')}
                    </Link>
                  }
                  example={<p>{t('web.portfolio.none_example')}</p>}
                >
                  <p>{t('web.portfolio.none_why')}</p>
                </EmptyState>
              ) : (
                <Table
                  caption={t('web.portfolio.reckoned')}
                  columns={reckoningColumns}
                  rows={page.items}
                  rowKey={(one) => one.id}
                />
              )
            }
          </Shown>
        </section>
        <Proposals />
      </div>
    </>
  );
}

function Newest({ id }: { id: string }) {
  return <Link to={`/simulering/${id}`}>{t('web.portfolio.newest')}</Link>;
}

function Proposals() {
  const proposals = useProposals();
  return (
    <section aria-labelledby="proposed" className="stack">
      <h2 id="proposed">{t('web.portfolio.proposals')}</h2>
      <Shown query={proposals}>
        {(page) =>
          page.items.length === 0 ? (
            <p className="muted">{t('web.portfolio.no_proposals')}</p>
          ) : (
            <Table
              caption={t('web.portfolio.proposals')}
              columns={proposalColumns}
              rows={page.items}
              rowKey={(one) => one.id}
            />
          )
        }
      </Shown>
    </section>
  );
}

const reckoningColumns: Column<Reckoning>[] = [
  {
    key: 'kind',
    title: t('portfolio.reckoning'),
    isName: true,
    cell: (one) => <Link to={`/simulering/${one.id}`}>{kindWord(one.kind)}</Link>,
  },
  { key: 'when', title: t('web.portfolio.asked'), cell: (one) => dateText(one.created_at) },
  { key: 'who', title: t('portfolio.asked_by'), cell: (one) => one.asked_by },
  { key: 'state', title: t('web.portfolio.state'), cell: (one) => <ReckoningChip reckoning={one} /> },
];

const proposalColumns: Column<ProposalLine>[] = [
  {
    key: 'title',
    title: t('web.portfolio.proposal'),
    isName: true,
    cell: (one) => (
      <span className="row">
        <Link to={`/beslutsforslag/${one.id}`}>{one.title}</Link>
        {one.is_stale ? <Tag>{t('web.portfolio.stale')}</Tag> : null}
      </span>
    ),
  },
  { key: 'on', title: t('web.portfolio.proposed_on'), cell: (one) => one.proposed_on },
  { key: 'measures', title: t('web.portfolio.measures'), align: 'end', cell: (one) => one.measures },
  { key: 'cost', title: t('web.portfolio.cost'), align: 'end', cell: (one) => oreText(one.cost_ore) },
  { key: 'saved', title: t('web.portfolio.saved'), align: 'end', cell: (one) => harmText(one.saved) },
];
