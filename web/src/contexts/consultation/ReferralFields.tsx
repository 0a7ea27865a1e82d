import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { DateField } from '../../platform/ui/DateField';
import { SelectField, TextField } from '../../platform/ui/Fields';
import type { EditionView } from './editions';
import type { Referral } from './types';

export const referralFields = [
  'title',
  'diary_number',
  'edition',
  'purpose',
  'instructions',
  'due_on',
  'remind_before_days',
  'remind_every_days',
] as const;

type Asked = Partial<Record<string, string>>;
const daysOf = (text: string | undefined) => (text?.trim() ? Number(text) : 0);

/** What a form of a remiss says, as the server takes it; what is empty is left out or, when it is changed, emptied. */
export function referralBody(values: Asked, dueOn: string, isChange: boolean): Record<string, unknown> {
  const kept = (name: string) => {
    const said = values[name]?.trim() ?? '';
    return said ? { [name]: said } : isChange ? { [name]: null } : {};
  };
  return {
    title: values.title?.trim() ?? '',
    ...kept('diary_number'),
    ...kept('edition'),
    purpose: values.purpose?.trim() ?? '',
    ...kept('instructions'),
    due_on: dueOn,
    remind_before_days: daysOf(values.remind_before_days),
    remind_every_days: daysOf(values.remind_every_days),
  };
}

/** Days that reminders are counted in; 0 for none. */
export function RemindFields({ referral }: { referral?: Referral }) {
  return (
    <>
      <TextField
        name="remind_before_days"
        label={t('web.consultation.remind_before_label')}
        hint={t('web.consultation.remind_before_hint')}
        defaultValue={String(referral?.remind_before_days ?? 14)}
        inputMode="numeric"
        pattern="\d{1,2}"
        isRequired
      />
      <TextField
        name="remind_every_days"
        label={t('web.consultation.remind_every_label')}
        hint={t('web.consultation.remind_every_hint')}
        defaultValue={String(referral?.remind_every_days ?? 7)}
        inputMode="numeric"
        pattern="\d{1,2}"
        isRequired
      />
    </>
  );
}

export function InstructionsField({ referral }: { referral?: Referral }) {
  return (
    <TextField
      name="instructions"
      label={t('consultation.instructions')}
      hint={t('web.consultation.instructions_hint')}
      defaultValue={referral?.instructions}
      rows={4}
      maxLength={8000}
    />
  );
}

/** The fields of a remiss that is not sent yet. */
export function ReferralFields({
  referral,
  editions,
  dueOn,
  onDueOn,
}: {
  referral?: Referral;
  editions: readonly EditionView[];
  dueOn: string;
  onDueOn: (day: string) => void;
}) {
  const { today } = useValidOn();
  return (
    <>
      <TextField
        name="title"
        label={t('common.title')}
        hint={t('web.consultation.title_hint')}
        defaultValue={referral?.title}
        maxLength={300}
        isRequired
      />
      <TextField
        name="diary_number"
        label={t('consultation.diary_number')}
        hint={t('web.consultation.diary_hint')}
        defaultValue={referral?.diary_number}
        maxLength={60}
      />
      <SelectField
        name="edition"
        label={t('programme.edition')}
        hint={t('web.consultation.edition_hint')}
        choices={[
          { value: '', title: t('web.consultation.no_edition') },
          ...editions.map(({ edition, programme_name }) => ({
            value: edition.id,
            title: edition.title === programme_name ? edition.title : `${programme_name}: ${edition.title}`,
          })),
        ]}
        defaultValue={referral?.edition ?? ''}
      />
      <TextField
        name="purpose"
        label={t('consultation.purpose')}
        hint={t('web.consultation.purpose_hint')}
        defaultValue={referral?.purpose}
        rows={4}
        maxLength={4000}
        isRequired
      />
      <InstructionsField referral={referral} />
      <DateField
        name="due_on"
        label={t('consultation.due_on')}
        hint={t('web.consultation.due_hint')}
        value={dueOn}
        onChange={onDueOn}
        today={today}
        isRequired
      />
      <RemindFields referral={referral} />
    </>
  );
}
