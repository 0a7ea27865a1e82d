import { numberText, t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import type { Sum, Sums } from './types';
import { costText, statusWord } from './words';

/** What is filtered, summed: the figures at once, and what they are made of behind them. */
export function SumsOf({ sums }: { sums: Sums }) {
  const { whole } = sums;
  return (
    <section className="measure-sums" aria-label={t('measure.sums')}>
      <ul className="plain measure-figures">
        <Figure figure={costText(whole.cost_ore)} word={t('measure.sum_cost')} />
        <Figure figure={costText(whole.yearly_cost_ore)} word={t('measure.sum_yearly')} />
        <Figure figure={numberText(whole.count)} word={t('measure.sum_count')} />
        <Figure figure={numberText(whole.late)} word={t('measure.sum_late')} />
        <Figure figure={numberText(whole.without_cost)} word={t('measure.sum_without')} />
      </ul>
      <details>
        <summary>{t('measure.sum_parts')}</summary>
        <div className="measure-parts">
          <Parts
            caption={t('measure.by_status')}
            head={t('measure.status')}
            parts={sums.by_status
              .filter((one) => one.sum.count > 0)
              .map((one) => ({ key: one.status, name: statusWord(one.status), sum: one.sum }))}
            whole={whole}
          />
          <Parts
            caption={t('measure.by_unit')}
            head={t('measure.owner')}
            parts={sums.by_unit.map((one) => ({
              key: one.unit,
              name: one.name,
              to: `/organisation/${one.unit}`,
              sum: one.sum,
            }))}
            whole={whole}
          />
        </div>
      </details>
    </section>
  );
}

function Figure({ figure, word }: { figure: string; word: string }) {
  return (
    <li>
      <span className="measure-figure figures">{figure}</span>
      <span className="muted small">{word}</span>
    </li>
  );
}

interface Part {
  key: string;
  name: string;
  to?: string;
  sum: Sum;
}

function Parts({
  caption,
  head,
  parts,
  whole,
}: {
  caption: string;
  head: string;
  parts: readonly Part[];
  whole: Sum;
}) {
  return (
    <table className="measure-part-table small">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{t('measure.count')}</th>
          <th scope="col">{t('measure.late')}</th>
          <th scope="col">{t('measure.cost')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.key}>
            <th scope="row">{part.to ? <Link to={part.to}>{part.name}</Link> : part.name}</th>
            <td className="figures">{numberText(part.sum.count)}</td>
            <td className="figures">{numberText(part.sum.late)}</td>
            <td className="figures">{costText(part.sum.cost_ore)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('measure.sum')}</th>
          <td className="figures">{numberText(whole.count)}</td>
          <td className="figures">{numberText(whole.late)}</td>
          <td className="figures">{costText(whole.cost_ore)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
