import { t } from '../../platform/i18n';
import { useSearchWord, useValidOn } from '../../platform/shell/url';
import { MarkerTag, TraceButton, WithTrace } from '../../platform/trace';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import { useEditionsOf, useProgrammes } from './data';
import { lineageOf, share, type Lineage } from './lineage';
import type { EditionView, ProgrammeView } from './types';
import { periodWords, StateChip, stateWord } from './words';
import './programmes.css';

/** Every programme of the town, and what of it holds on the day in force. */
export default function ProgrammesPage() {
  const programmes = useProgrammes();
  return (
    <WithTrace>
      {programmes.data ? null : <PageHeader title={t('web.page.programme')} />}
      <Shown query={programmes}>{(page) => <Programmes programmes={page.items} />}</Shown>
    </WithTrace>
  );
}

function Programmes({ programmes }: { programmes: readonly ProgrammeView[] }) {
  const [wanted] = useSearchWord('program');
  const editions = useEditionsOf(programmes.map((one) => one.programme.id));
  const { day } = useValidOn();
  const known = programmes
    .map((one, index) => ({ view: one, editions: editions[index]?.data?.items }))
    .sort((a, b) => (b.editions?.length ?? 0) - (a.editions?.length ?? 0));
  const inForce = programmes.filter((one) => one.in_force).length;
  if (programmes.length === 0) {
    return (
      <>
        <PageHeader title={t('web.page.programme')} />
        <EmptyState isKept icon="programme" title={t('web.programme.none')}>
          <p>{t('web.programme.none_why')}</p>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t('web.page.programme')}
        answer={
          <>
            <strong>
              {inForce === 0
                ? t('web.programme.none_in_force', { total: programmes.length })
                : t('web.programme.in_force', { count: inForce, total: programmes.length })}
            </strong>{' '}
            {programmes
              .filter((one) => one.newest?.state === 'consultation')
              .map((one) =>
                t('web.programme.on_consultation', {
                  title: one.newest!.edition.title,
                  day: one.newest!.edition.consultation_due ?? '–',
                }),
              )
              .join(' ')}
          </>
        }
      />
      <div className="stack">
        {known.map(({ view, editions: rows }) => (
          <article
            key={view.programme.id}
            className={`card programme-card ${wanted === view.programme.id ? 'programme-wanted' : ''}`}
          >
            <header className="programme-head">
              <h2>{view.programme.name}</h2>
              <MarkerTag marker={view.programme.marker} source={view.programme.source} />
              <TraceButton id={view.programme.id} title={view.programme.name} />
            </header>
            {view.programme.body ? <p className="reading">{view.programme.body}</p> : null}
            {rows ? <Editions rows={rows} day={day} /> : null}
          </article>
        ))}
      </div>
    </>
  );
}

function Editions({ rows, day }: { rows: readonly EditionView[]; day: string }) {
  const line = lineageOf(rows, day);
  if (!line) {
    return (
      <p className="programme-nothing hatched">
        <strong>{t('web.programme.no_editions')}</strong> {t('web.programme.no_editions_why')}
      </p>
    );
  }
  return (
    <>
      {line.gaps.length > 0 ? (
        <ul className="plain programme-gaps">
          {line.gaps.map((gap) => (
            <li key={gap.from}>
              <Icon name="warning" />{' '}
              {t('web.programme.gap', { count: gap.days, from: gap.from, to: gap.to })}
            </li>
          ))}
        </ul>
      ) : null}
      <Timeline line={line} day={day} />
      <ol className="plain programme-editions">
        {[...line.spans].reverse().map(({ edition: view }) => (
          <li key={view.edition.id}>
            <span className="programme-edition">
              <Link to={`/utgavor/${view.edition.id}`}>{view.edition.title}</Link>
              <span className="small muted figures">
                {periodWords(view.edition)}
                {view.edition.diary_number ? ` · ${view.edition.diary_number}` : ''}
              </span>
            </span>
            <StateChip state={view.state} />
            {view.edition.replaces ? (
              <Link
                to={`/utgavor/${view.edition.id}/jamfor`}
                search={{ med: view.edition.replaces }}
                className="small"
              >
                {t('web.programme.compare_with', { title: view.replaces_title ?? '' })}
              </Link>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** The editions as bars over the years. The list below says the same in words, so listeners are spared the drawing. */
function Timeline({ line, day }: { line: Lineage; day: string }) {
  const first = Number(line.from.slice(0, 4));
  const last = Number(line.to.slice(0, 4));
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const place = (from: string, to: string) => ({
    left: `${share(from, line)}%`,
    width: `${Math.max(share(to, line) - share(from, line), 1.5)}%`,
  });
  return (
    <div className="timeline" aria-hidden="true">
      <div className="timeline-years small muted figures">
        {years.map((year) => (
          <span key={year} style={{ left: `${share(`${year}-01-01`, line)}%` }}>
            {year}
          </span>
        ))}
      </div>
      <div className="timeline-rows">
        {line.gaps.map((gap) => (
          <span key={gap.from} className="timeline-gap hatched" style={place(gap.from, gap.to)}>
            {gap.days > 120 ? <span>{t('web.programme.gap_word')}</span> : null}
          </span>
        ))}
        {line.spans.map((span) => (
          <span
            key={span.edition.edition.id}
            className={`timeline-bar timeline-${span.edition.state} ${span.isOpen ? 'timeline-open' : ''}`}
            style={place(span.from, span.to)}
          >
            <span>
              {span.edition.edition.valid_from ? span.edition.edition.title : stateWord(span.edition.state)}
            </span>
          </span>
        ))}
        <span className="timeline-today" style={{ left: `${share(day, line)}%` }} />
      </div>
    </div>
  );
}
