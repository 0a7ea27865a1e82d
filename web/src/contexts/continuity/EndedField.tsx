import { t } from '../../platform/i18n';
import { DateField } from '../../platform/ui/DateField';

/** When it ended: it is then left out of the town's network. What something still needs does not end. */
export function EndedField({
  value,
  onChange,
  today,
}: {
  value: string;
  onChange: (day: string) => void;
  today: string;
}) {
  return (
    <DateField
      name="ended_on"
      label={t('continuity.ended_on')}
      hint={t('web.continuity.ended_hint')}
      value={value}
      onChange={onChange}
      today={today}
    />
  );
}
