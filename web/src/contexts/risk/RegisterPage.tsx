import { base } from '../../kernel/client';
import { askedAt } from '../../kernel/past';
import { numberText, t } from '../../platform/i18n';
import { useSearchWords } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import { Table, type Column } from '../../platform/ui/Table';
import { SavedViews } from '../../platform/views/SavedViews';
import { useRegister } from './data';
import {
  isFiltered,
  pageAsked,
  pageOf,
  questionOf,
  rowsOnPage,
  wordsAsked,
  type WordAsked,
} from './question';
import { RegisterFilters } from './RegisterFilters';
import type { RiskView } from './types';
import { StandingChip, treatmentWord, whoseWord } from './words';
import './risk.css';

/** Every risk of every round, by what is asked. All of it stands in the address, so that a view can be saved and sent. */
export default function RegisterPage() {
  const [wanted] = useSearchWords<WordAsked>();
  const found = useRegister(pageAsked(wanted));
  const narrowed = isFiltered(wanted);
  const sheet = (format: 'xlsx' | 'csv') =>
    base + askedAt(`/risk-export?${questionOf(wanted).toString()}&format=${format}`);
  return (
    <>
      <PageHeader
        title={t('web.risk.register')}
        answer={
          found.data ? (
            <strong>
              {narrowed
                ? t('web.risk.register_narrowed', { count: found.data.total })
                : t('web.risk.register_whole', { count: found.data.total })}
            </strong>
          ) : undefined
        }
        actions={
          <>
            <a className="button button-plain" href={sheet('xlsx')} download>
              <Icon name="export" /> {t('web.risk.export_xlsx')}
            </a>
            <a className="button button-plain" href={sheet('csv')} download>
              <Icon name="export" /> {t('web.risk.export_csv')}
            </a>
          </>
        }
      />
      <div className="stack">
        <SavedViews register="risks" words={wordsAsked} />
        <RegisterFilters />
        <Shown query={found} lines={10}>
          {(page) =>
            page.total === 0 && !narrowed ? (
              <EmptyState
                isKept
                icon="warning"
                title={t('web.risk.register_none')}
                action={
                  <Link to="/riskanalyser" className="button button-primary">
                    {t('web.risk.page')}
                  </Link>
                }
                example={<p>{t('web.risk.no_risks_example')}</p>}
              >
                <p>{t('web.risk.register_none_why')}</p>
              </EmptyState>
            ) : (
              <>
                <Table
                  caption={t('web.risk.register')}
                  columns={columns}
                  rows={page.items}
                  rowKey={(one) => one.risk.id}
                  empty={t('web.risk.register_nothing')}
                />
                <Pages total={page.total} />
              </>
            )
          }
        </Shown>
      </div>
    </>
  );
}

const level = (now: number | null | undefined, after: number | null | undefined) =>
  now === null || now === undefined
    ? '–'
    : after === null || after === undefined || after === now
      ? String(now)
      : t('web.risk.before_after', { before: String(now), after: String(after) });

const columns: Column<RiskView>[] = [
  {
    key: 'risk',
    title: t('risk.risk'),
    isName: true,
    cell: (one) => (
      <>
        <Link to={`/risker/${one.risk.id}`}>{one.risk.title}</Link>
        <div className="small muted">{one.kind_title}</div>
      </>
    ),
  },
  {
    key: 'unit',
    title: t('organisation.unit'),
    cell: (one) => (
      <>
        <Link to={`/analyser/${one.risk.analysis}`}>{whoseWord(one.unit_name)}</Link>
        <div className="small muted">{one.round_name}</div>
      </>
    ),
  },
  {
    key: 'likelihood',
    title: t('risk.likelihood'),
    cell: (one) => (
      <span className="figures">
        {one.is_antagonistic
          ? t('web.risk.antagonistic')
          : level(one.risk.likelihood, one.risk.residual_likelihood)}
      </span>
    ),
  },
  {
    key: 'consequence',
    title: t('risk.highest'),
    cell: (one) => <span className="figures">{level(one.highest, one.highest_residual)}</span>,
  },
  {
    key: 'treatment',
    title: t('risk.treatment'),
    cell: (one) => (one.risk.treatment ? treatmentWord(one.risk.treatment) : '–'),
  },
  {
    key: 'standing',
    title: t('risk.standing'),
    cell: (one) => <StandingChip standing={one.risk.standing} />,
  },
  { key: 'measures', title: t('risk.measures'), align: 'end', cell: (one) => one.measures },
];

function Pages({ total }: { total: number }) {
  const [wanted, set] = useSearchWords<WordAsked>();
  const page = pageOf(wanted);
  const last = Math.max(0, Math.ceil(total / rowsOnPage) - 1);
  if (last === 0) {
    return null;
  }
  const go = (to: number) =>
    set({ ...wanted, sida: to === 0 ? undefined : String(to + 1) } as Record<WordAsked, string | undefined>, {
      asStep: true,
    });
  return (
    <nav className="row only-screen" aria-label={t('web.risk.pages')}>
      <Button tone="quiet" isDisabled={page === 0} onPress={() => go(page - 1)}>
        {t('web.risk.earlier')}
      </Button>
      <span className="muted small">
        {t('web.risk.page_of', { page: numberText(page + 1), last: numberText(last + 1) })}
      </span>
      <Button tone="quiet" isDisabled={page >= last} onPress={() => go(page + 1)}>
        {t('web.risk.later')}
      </Button>
    </nav>
  );
}
