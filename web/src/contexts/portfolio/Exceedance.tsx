import { t } from '../../platform/i18n';
import { Table, type Column } from '../../platform/ui/Table';
import { atYears, exceedance, figureMarks, figureY, height, margin, width, yearMarks, yearX } from './curve';
import type { CurvePoint } from './types';
import { harmText } from './words';

export interface Line {
  name: string;
  curve: readonly CurvePoint[];
}

/** How much a bad year costs: the line, the band it is known within, and the same figures as a table. */
export function Exceedance({ lines }: { lines: readonly Line[] }) {
  const curves = lines.map((line) => line.curve);
  const years = yearMarks(curves);
  const mostYears = years[years.length - 1] ?? 1;
  const most = Math.max(0, ...curves.flat().map((point) => point.harm)) * 1.15;
  const figures = figureMarks(most);
  const top = figures[figures.length - 1] ?? 1;
  return (
    <div className="stack">
      <figure className="portfolio-figure">
        <svg
          className="portfolio-chart"
          role="img"
          aria-label={t('web.portfolio.curve_told', { names: lines.map((line) => line.name).join(', ') })}
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
          {years.map((year) => (
            <text key={year} x={yearX(year, mostYears)} y={height - margin.bottom + 18} textAnchor="middle">
              {year}
            </text>
          ))}
          <text x={(width + margin.left) / 2} y={height - 4} textAnchor="middle">
            {t('web.portfolio.once_in_years')}
          </text>
          {lines.map((line, i) => {
            const drawn = exceedance(line.curve, mostYears, top);
            return (
              <g key={line.name} className={`portfolio-line-${i}`}>
                <path className="portfolio-band" d={drawn.band} />
                <path className="portfolio-line" d={drawn.line} />
              </g>
            );
          })}
        </svg>
        <figcaption className="portfolio-keys">
          {lines.map((line, i) => (
            <span key={line.name} className={`portfolio-key portfolio-line-${i}`}>
              <svg viewBox="0 0 32 8" aria-hidden="true">
                <line className="portfolio-line" x1={0} x2={32} y1={4} y2={4} />
              </svg>
              {line.name}
            </span>
          ))}
        </figcaption>
      </figure>
      <Figures lines={lines} years={years.filter((year) => year > 1)} />
    </div>
  );
}

function Figures({ lines, years }: { lines: readonly Line[]; years: readonly number[] }) {
  const rows = years
    .map((year) => ({ year, points: lines.map((line) => atYears(line.curve, year)) }))
    .filter((row) => row.points.some((point) => point !== undefined));
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'year',
      title: t('web.portfolio.how_often'),
      isName: true,
      cell: (row) => t('web.portfolio.once_in', { years: row.year }),
    },
    ...lines.map((line, i) => ({
      key: `line${i}`,
      title: line.name,
      align: 'end' as const,
      cell: (row: (typeof rows)[number]) => {
        const point = row.points[i];
        return point
          ? t('web.portfolio.at_least', {
              harm: harmText(point.harm),
              low: harmText(point.low),
              high: harmText(point.high),
            })
          : '–';
      },
    })),
  ];
  return (
    <Table
      caption={t('web.portfolio.curve_table')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.year)}
    />
  );
}
