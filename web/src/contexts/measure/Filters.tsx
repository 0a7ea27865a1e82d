import { t } from '../../platform/i18n';
import { useSearchWord, useValidOn } from '../../platform/shell/url';
import { DateField } from '../../platform/ui/DateField';
import { CheckField, SelectField } from '../../platform/ui/Fields';
import { SearchField } from '../../platform/ui/SearchField';
import { useUnits } from './data';
import { statusChoice } from './question';
import { sourceKinds, statuses } from './types';
import { sourceWord, statusWord } from './words';

/** What is asked of the register. All of it stands in the address, so that a view can be saved and sent. */
export function Filters({ order, onOrder }: { order: string; onOrder: (order: string) => void }) {
  const [unit, setUnit] = useSearchWord('enhet');
  const [status, setStatus] = useSearchWord('status');
  const [late, setLate] = useSearchWord('sen');
  const [source, setSource] = useSearchWord('kalla');
  const [from, setFrom] = useSearchWord('fran');
  const [to, setTo] = useSearchWord('till');
  const [q, setQ] = useSearchWord('q');
  const { today } = useValidOn();
  const units = useUnits();
  return (
    <div className="stack-small only-screen">
      <div className="measure-filters">
        <SearchField label={t('measure.search')} value={q ?? ''} onSearch={setQ} />
        <SelectField
          name="enhet"
          label={t('measure.owner')}
          isRequired
          value={unit ?? ''}
          onChange={setUnit}
          choices={[
            { value: '', title: t('measure.all_units') },
            ...(units.data?.items ?? []).map((one) => ({ value: one.id, title: one.name })),
          ]}
        />
        <SelectField
          name="status"
          label={t('measure.status')}
          isRequired
          value={statusChoice(status)}
          onChange={(next) => setStatus(next === 'open' ? undefined : next)}
          choices={[
            { value: 'open', title: t('measure.not_finished') },
            { value: 'all', title: t('measure.all') },
            ...statuses.map((one) => ({ value: one, title: statusWord(one) })),
          ]}
        />
        <SelectField
          name="kalla"
          label={t('measure.source_kind')}
          isRequired
          value={source ?? ''}
          onChange={setSource}
          choices={[
            { value: '', title: t('measure.all_sources') },
            ...sourceKinds.map((one) => ({ value: one, title: sourceWord(one) })),
          ]}
        />
        <SelectField
          name="ordning"
          label={t('measure.order')}
          isRequired
          value={order}
          onChange={onOrder}
          choices={[
            { value: 'due', title: t('measure.order.due') },
            { value: 'newest_due', title: t('measure.order.newest_due') },
            { value: 'cost', title: t('measure.order.cost') },
            { value: 'unit', title: t('measure.order.unit') },
            { value: 'title', title: t('measure.order.title') },
          ]}
        />
      </div>
      <div className="measure-more-filters">
        <CheckField
          name="sen"
          label={t('measure.late_alone')}
          isSelected={Boolean(late)}
          onChange={(next) => setLate(next ? 'ja' : undefined)}
        />
        <details className="measure-period" open={Boolean(from || to) || undefined}>
          <summary>{t('measure.period')}</summary>
          <div className="measure-pair">
            <DateField
              name="fran"
              label={t('measure.due_from')}
              value={from ?? ''}
              onChange={setFrom}
              today={today}
            />
            <DateField
              name="till"
              label={t('measure.due_to')}
              value={to ?? ''}
              onChange={setTo}
              today={today}
            />
          </div>
        </details>
      </div>
    </div>
  );
}
