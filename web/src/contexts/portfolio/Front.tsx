import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { bestWithin, figureMarks, figureY, height, linearX, lineOf, margin, width } from './curve';
import { useDeed } from './data';
import type { Choice, Reckoning } from './types';
import { harmText, oreText, perMillion } from './words';

/** What each budget can buy: a slider over the choices that nothing beats, and what stands in the one chosen. */
export function Front({ told }: { told: Choice }) {
  const { front } = told;
  const [at, setAt] = useState(() => bestWithin(front, told.budget_ore ?? told.chosen.cost_ore));
  const point = front[at]!;
  const before = front[at - 1];
  const titles = new Map(told.candidates.map((one) => [one.measure, one.title]));
  return (
    <section aria-labelledby="front" className="stack">
      <h2 id="front">{t('web.portfolio.front')}</h2>
      <p className="reading muted">{t('web.portfolio.front_why', { count: front.length })}</p>
      <Picture told={told} at={at} />
      <label className="portfolio-slider only-screen">
        <span>{t('web.portfolio.budget_slider')}</span>
        <input
          type="range"
          min={0}
          max={front.length - 1}
          step={1}
          value={at}
          aria-valuetext={t('web.portfolio.front_point', {
            cost: oreText(point.cost_ore),
            saved: harmText(point.saved),
          })}
          onChange={(event) => setAt(Number(event.target.value))}
        />
      </label>
      <div className="card section stack-small" aria-live="polite">
        <p>
          <strong>
            {t('web.portfolio.front_point', {
              cost: oreText(point.cost_ore),
              saved: harmText(point.saved),
            })}
          </strong>{' '}
          {told.harm > 0
            ? t('web.portfolio.of_all', { share: Math.round((point.saved / told.harm) * 100) })
            : null}
        </p>
        {before && point.cost_ore > before.cost_ore ? (
          <p>
            {t('web.portfolio.marginal', {
              more: oreText(point.cost_ore - before.cost_ore),
              saved: harmText(point.saved - before.saved),
              per: perMillion(((point.saved - before.saved) * 100) / (point.cost_ore - before.cost_ore)),
            })}
          </p>
        ) : null}
        {point.measures.length > 0 ? (
          <ul>
            {point.measures.map((measure) => (
              <li key={measure}>{titles.get(measure) ?? measure}</li>
            ))}
          </ul>
        ) : (
          <p className="muted">{t('web.portfolio.nothing_bought')}</p>
        )}
        <WithBudget told={told} costOre={point.cost_ore} />
      </div>
    </section>
  );
}

/** The reasons and the proposal are those of one choice, so another one is reckoned before it is put forward. */
function WithBudget({ told, costOre }: { told: Choice; costOre: number }) {
  const navigate = useNavigate();
  const deed = useDeed<Reckoning>();
  if (costOre === told.chosen.cost_ore || costOre === 0) {
    return null;
  }
  return (
    <div className="only-screen">
      <Button
        isBusy={deed.isPending}
        onPress={() =>
          deed.mutate(
            {
              method: 'POST',
              path: '/portfolios',
              body: {
                budget_ore: costOre,
                horizon_years: told.horizon_years,
                discount_percent: told.discount_percent,
                years: told.simulated?.years ?? 0,
                seed: told.seed,
              },
            },
            { onSuccess: (made) => void navigate({ to: `/simulering/${made.id}` }) },
          )
        }
      >
        {t('web.portfolio.with_budget', { cost: oreText(costOre) })}
      </Button>
    </div>
  );
}

function Picture({ told, at }: { told: Choice; at: number }) {
  const { front } = told;
  const mostCost = Math.max(...front.map((point) => point.cost_ore));
  const figures = figureMarks(Math.max(...front.map((point) => point.saved)));
  const top = figures[figures.length - 1] ?? 1;
  const spot = (point: { cost_ore: number; saved: number }) => ({
    x: linearX(point.cost_ore, mostCost),
    y: figureY(point.saved, top),
  });
  // A budget between two choices buys the cheaper one, so the line is a stair.
  const stair = front.flatMap((point, i) => {
    const earlier = front[i - 1];
    return earlier ? [spot({ cost_ore: point.cost_ore, saved: earlier.saved }), spot(point)] : [spot(point)];
  });
  return (
    <figure className="portfolio-figure">
      <svg
        className="portfolio-chart"
        role="img"
        aria-label={t('web.portfolio.front_told', {
          count: front.length,
          cost: oreText(mostCost),
          saved: harmText(front[front.length - 1]?.saved ?? 0),
        })}
        viewBox={`0 0 ${width} ${height}`}
      >
        {figures.map((figure) => (
          <g key={figure}>
            <line
              className="portfolio-grid"
              x1={margin.left}
              x2={width - margin.right}
              y1={figureY(figure, top)}
              y2={figureY(figure, top)}
            />
            <text x={margin.left - 8} y={figureY(figure, top) + 4} textAnchor="end">
              {harmText(figure)}
            </text>
          </g>
        ))}
        {figureMarks(mostCost / 100)
          .filter((kronor) => kronor * 100 <= mostCost)
          .map((kronor) => (
            <text
              key={kronor}
              x={linearX(kronor * 100, mostCost)}
              y={height - margin.bottom + 18}
              textAnchor="middle"
            >
              {harmText(kronor / 1_000_000)}
            </text>
          ))}
        <text x={(width + margin.left) / 2} y={height - 4} textAnchor="middle">
          {t('web.portfolio.cost_axis')}
        </text>
        <g className="portfolio-line-0">
          <path className="portfolio-line" d={lineOf(stair)} />
          {front.map((point, i) => (
            <circle
              key={point.cost_ore}
              className={i === at ? 'portfolio-here' : 'portfolio-spot'}
              cx={spot(point).x}
              cy={spot(point).y}
              r={i === at ? 7 : 3}
            />
          ))}
        </g>
      </svg>
    </figure>
  );
}
