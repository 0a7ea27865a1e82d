import { t } from '../../platform/i18n';
import { useSearchWords } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { Table, type Column } from '../../platform/ui/Table';
import { Explain } from './Explain';
import { HeatMap } from './HeatMap';
import { addressOf, placeIn, type PlaceWord } from './place';
import { Bar, Trend } from './Trend';
import type { Chosen, RollUp, Standing } from './types';
import { MarkChip } from './words';

/** A row of any roll-up: what it is called, how it stands, and what to ask when somebody wants to know why. */
interface Line {
  id: string;
  title: string;
  standing: Standing;
  chosen?: Chosen;
  depth?: number;
}

/** The whole, the map of units and goals, and the sums by area, sector, goal and unit; each with its why. */
export function RollUpView({ told, onSheet }: { told: RollUp; onSheet: (sheet: string) => void }) {
  const [at, setAt] = useSearchWords<PlaceWord>();
  const why = placeIn(told, at, t('web.followup.town'));
  const ask = (chosen: Chosen) => setAt(addressOf(chosen), { asStep: true });
  const isAnnual = told.round.kind === 'annual_report';
  return (
    <div className="with-panel">
      <div className="stack">
        <section className="section" aria-labelledby="whole">
          <header>
            <h2 id="whole">{t('web.followup.town')}</h2>
            <MarkChip mark={told.whole.mark} />
            <Button isSmall tone="quiet" icon="question" onPress={() => ask({})}>
              {t('web.followup.why_so')}
            </Button>
          </header>
          <Bar standing={told.whole} />
          {isAnnual ? null : (
            <p className="small muted">
              {t('followup.forecast')}: <MarkChip mark={told.forecast.mark} />
            </p>
          )}
        </section>
        <section className="section" aria-labelledby="map">
          <h2 id="map">{t('web.followup.map')}</h2>
          <HeatMap told={told} chosen={why?.chosen} onOpen={ask} onSheet={onSheet} hasForecast={!isAnnual} />
        </section>
        {told.trend.length > 1 ? (
          <section className="section" aria-labelledby="trend">
            <h2 id="trend">{t('followup.trend')}</h2>
            <Trend points={told.trend} here={told.round.id} />
          </section>
        ) : null}
        <Sums
          id="areas"
          title={t('followup.focus_areas')}
          head={t('followup.focus_area')}
          lines={[
            ...told.focus_areas.parts.map((part) => ({ ...part, chosen: { focus_area: part.id } })),
            ...rest(told.focus_areas.rest, t('web.followup.no_area')),
          ]}
          again={told.focus_areas.counted_again}
          onWhy={ask}
        />
        <Sums
          id="goals"
          title={t('followup.asked_goals')}
          head={t('followup.goal')}
          lines={told.goals.map((one) => ({
            id: one.goal,
            title: one.title,
            standing: one.standing,
            chosen: { goal: one.goal },
          }))}
          onWhy={ask}
        />
        <Sums
          id="sectors"
          title={t('organisation.sectors')}
          head={t('organisation.sector')}
          lines={[
            ...told.sectors.parts.map((part) => ({ ...part, chosen: { sector: part.id } })),
            ...rest(told.sectors.rest, t('web.followup.no_sector')),
          ]}
          again={told.sectors.counted_again}
          onWhy={ask}
        />
        <details>
          <summary>
            <h2 className="in-line">{t('web.followup.by_unit')}</h2>
          </summary>
          <Sums
            id="units"
            title={t('web.followup.by_unit')}
            head={t('organisation.unit')}
            lines={told.units.map((one) => ({
              id: one.unit,
              title: one.name,
              standing: one.standing,
              chosen: { unit: one.unit },
              depth: one.depth,
            }))}
            onWhy={ask}
          />
        </details>
      </div>
      {why ? (
        <Explain
          round={told.round.id}
          title={why.title}
          chosen={why.chosen}
          isMadeUp={told.round.marker === 'fictional'}
          onClose={() => setAt(addressOf(undefined))}
        />
      ) : null}
    </div>
  );
}

const asked = (one: Standing) => one.fulfilled + one.partly + one.not_fulfilled + one.unanswered;

function rest(standing: Standing, title: string): Line[] {
  return asked(standing) > 0 ? [{ id: 'rest', title, standing }] : [];
}

function Sums({
  id,
  title,
  head,
  lines,
  again,
  onWhy,
}: {
  id: string;
  title: string;
  head: string;
  lines: readonly Line[];
  again?: Standing;
  onWhy: (chosen: Chosen) => void;
}) {
  if (lines.length === 0) {
    return null;
  }
  const columns: Column<Line>[] = [
    {
      key: 'title',
      title: head,
      isName: true,
      cell: (line) => <span className={`depth-${Math.min(line.depth ?? 0, 6)}`}>{line.title}</span>,
    },
    { key: 'mark', title: t('followup.standing'), cell: (line) => <MarkChip mark={line.standing.mark} /> },
    { key: 'bar', title: t('web.followup.spread'), cell: (line) => <Bar standing={line.standing} /> },
    {
      key: 'why',
      title: t('web.followup.why_so'),
      cell: (line) =>
        line.chosen ? (
          <Button
            isSmall
            tone="quiet"
            icon="question"
            aria-label={t('web.followup.why_of', { what: line.title })}
            onPress={() => onWhy(line.chosen ?? {})}
          >
            {t('web.followup.why_so')}
          </Button>
        ) : null,
    },
  ];
  return (
    <section className="section" aria-labelledby={`sums-${id}`}>
      <h2 id={`sums-${id}`}>{title}</h2>
      <Table caption={title} columns={columns} rows={lines} rowKey={(line) => line.id} />
      {again && asked(again) > 0 ? (
        <p className="small muted">{t('web.followup.counted_again', { count: asked(again) })}</p>
      ) : null}
    </section>
  );
}
