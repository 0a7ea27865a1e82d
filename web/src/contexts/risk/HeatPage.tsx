import type { ReactNode } from 'react';
import { useParams } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { useSearchWord } from '../../platform/shell/url';
import { CheckField } from '../../platform/ui/Fields';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import { useHeat, useRound, useScaleSet } from './data';
import { heatTone, untouched } from './heat';
import { levelText, stepsOf } from './scales';
import type { RiskHeat, RoundView, ScaleStep } from './types';
import { whoseWord } from './words';
import './risk.css';
import './pictures.css';

/** Units against what is worth protecting: the gravest consequence that anybody has found. */
export default function HeatPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const round = useRound(id);
  return (
    <Whole
      query={round}
      title={t('web.risk.heat')}
      crumbs={[{ title: t('web.risk.page'), to: '/riskanalyser' }]}
    >
      {(view) => <HeatOf view={view} />}
    </Whole>
  );
}

function HeatOf({ view }: { view: RoundView }) {
  const { round } = view;
  const heat = useHeat(round.id);
  const scales = useScaleSet(round.scale_set);
  const holes = heat.data ? untouched(heat.data) : [];
  return (
    <>
      <PageHeader
        title={t('web.risk.heat')}
        crumbs={[
          { title: t('web.risk.page'), to: '/riskanalyser' },
          { title: round.name, to: `/riskanalyser/${round.id}` },
        ]}
        answer={
          heat.data && heat.data.values.length > 0 ? (
            holes.length > 0 ? (
              <strong>{t('web.risk.heat_holes', { count: holes.length, values: holes.join(', ') })}</strong>
            ) : (
              t('web.risk.heat_whole', { count: heat.data.values.length })
            )
          ) : undefined
        }
      />
      <Shown query={heat} lines={8}>
        {(told) =>
          told.rows.length === 0 || told.values.length === 0 ? (
            <EmptyState isKept icon="lock" title={t('web.risk.heat_none')}>
              <p>{t('web.risk.heat_none_why')}</p>
            </EmptyState>
          ) : (
            <Heat told={told} steps={scales.data?.steps ?? []} round={round.id} />
          )
        }
      </Shown>
    </>
  );
}

function Heat({ told, steps, round }: { told: RiskHeat; steps: readonly ScaleStep[]; round: string }) {
  const [after, setAfter] = useSearchWord('efter');
  const isAfter = after === 'ja';
  const count = stepsOf(steps, 'consequence').length;
  return (
    <div className="stack">
      <div className="only-screen">
        <CheckField
          name="efter"
          label={t('web.risk.after_treatment')}
          isSelected={isAfter}
          onChange={(on) => setAfter(on ? 'ja' : undefined)}
        />
      </div>
      <div className="risk-grid-scroll" role="group" aria-label={t('web.risk.heat')} tabIndex={0}>
        <table className="risk-heat">
          <caption className="unseen">{t('web.risk.heat')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('organisation.unit')}</th>
              {told.values.map((value) => (
                <th key={value.protection_value} scope="col">
                  {value.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {told.rows.map((row) => (
              <tr key={row.unit ?? ''}>
                <th scope="row">{whoseWord(row.unit_name)}</th>
                {row.cells.map((cell) => {
                  const level = isAfter ? cell.highest_residual : cell.highest;
                  return (
                    <td
                      key={cell.protection_value}
                      className={level ? `risk-ground-${heatTone(level, count)}` : 'hatched'}
                    >
                      {level ? (
                        <Cell round={round} unit={row.unit} value={cell.protection_value}>
                          <strong>{levelText(steps, 'consequence', level)}</strong>
                          <span className="small risk-count">
                            {' '}
                            {t('web.risk.risks_count', { count: cell.risks })}
                          </span>
                        </Cell>
                      ) : (
                        <span className="small">{t('web.risk.no_risk')}</span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Leads to the risks behind the cell. The register cannot be asked for the whole town's alone, so those stand as words. */
function Cell({
  round,
  unit,
  value,
  children,
}: {
  round: string;
  unit?: string;
  value: string;
  children: ReactNode;
}) {
  return unit ? (
    <Link to="/risker" search={{ omgang: round, skydd: value, enhet: unit }}>
      {children}
    </Link>
  ) : (
    <>{children}</>
  );
}
