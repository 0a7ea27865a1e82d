import { numberText, t } from '../../platform/i18n';
import { chartOf, height, pathOf, width } from './chart';
import type { IndicatorView } from './types';

/** The series as a small line with its target; the table beside it says the same, so listeners get one sentence. */
export function IndicatorChart({ view }: { view: IndicatorView }) {
  const { indicator, series } = view;
  if (series.length === 0) {
    return <p className="plan-unmeasured hatched small">{t('web.planning.unmeasured')}</p>;
  }
  const chart = chartOf(view);
  const latest = series[series.length - 1]!;
  const told = t('web.planning.chart', {
    title: indicator.title,
    count: series.length,
    value: numberText(latest.value),
    measure: indicator.unit_of_measure,
    day: latest.period_on,
    target: indicator.target === undefined || indicator.target === null ? '–' : numberText(indicator.target),
  });
  return (
    <svg
      className="plan-chart"
      role="img"
      aria-label={told}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMinYMid meet"
    >
      {chart.target === undefined ? null : (
        <line className="plan-chart-target" x1={0} x2={width} y1={chart.target} y2={chart.target} />
      )}
      <path className="plan-chart-line" d={pathOf(chart.points)} />
      {chart.points.map((point) => (
        <circle key={`${point.day}${point.x}`} className="plan-chart-point" cx={point.x} cy={point.y} r={3} />
      ))}
    </svg>
  );
}
