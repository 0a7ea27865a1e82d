// Many measures changed at once: all of them or none, and each fault beside the measure it is about.
import { useState } from 'react';
import { problemOf } from '../../kernel/problem';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { DateField } from '../../platform/ui/DateField';
import { Dialog } from '../../platform/ui/Dialog';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { Notice } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { useDeed, useOwners, usePeople } from './data';
import { statuses, type MeasureView } from './types';
import { statusWord } from './words';

type Chosen = ReadonlyMap<string, MeasureView>;
export const chosenMax = 500;

export function BulkBar({
  chosen,
  onDone,
  onChoose,
}: {
  chosen: Chosen;
  onDone: () => void;
  onChoose: (next: Chosen) => void;
}) {
  const [isOpen, open] = useState(false);
  if (chosen.size === 0) {
    return null;
  }
  return (
    <div className="measure-bulk only-screen" role="region" aria-label={t('measure.chosen')}>
      <strong aria-live="polite">{t('measure.chosen_count', { count: chosen.size })}</strong>
      <Button tone="primary" isDisabled={chosen.size > chosenMax} onPress={() => open(true)}>
        {t('measure.change_chosen')}
      </Button>
      <Button tone="quiet" onPress={onDone}>
        {t('measure.choose_none')}
      </Button>
      {isOpen ? (
        <Dialog
          title={t('measure.change_count', { count: chosen.size })}
          isOpen
          onClose={() => open(false)}
          size="large"
        >
          <BulkForm
            chosen={chosen}
            onClose={() => open(false)}
            onDone={() => {
              open(false);
              onDone();
            }}
            onChoose={onChoose}
          />
        </Dialog>
      ) : null}
    </div>
  );
}

interface Wish {
  owner: string;
  responsible: string;
  due: string;
  status: string;
  words: string;
}
const nothing: Wish = { owner: '', responsible: '', due: '', status: '', words: '' };

/** What is asked of all the chosen: what was left as it was is left out. */
export function bodyOfMany(chosen: Chosen, wish: Wish): Record<string, unknown> {
  const said = Object.entries(wish).filter(([, value]) => value.trim() !== '');
  return {
    items: [...chosen.values()].map((one) => ({ id: one.measure.id, version: one.measure.version })),
    ...Object.fromEntries(said),
  };
}

/** The faults that a refusal has about each measure, by its place among the chosen. */
export function faultsByRow(problems: readonly { pointer: string; detail: string }[]): Map<number, string[]> {
  const rows = new Map<number, string[]>();
  for (const one of problems) {
    const match = /^#?\/items\/(\d+)/.exec(one.pointer);
    if (match) {
      const at = Number(match[1]);
      rows.set(at, [...(rows.get(at) ?? []), one.detail]);
    }
  }
  return rows;
}

function BulkForm({
  chosen,
  onClose,
  onDone,
  onChoose,
}: {
  chosen: Chosen;
  onClose: () => void;
  onDone: () => void;
  onChoose: (next: Chosen) => void;
}) {
  const { today } = useValidOn();
  const { owners } = useOwners();
  const people = usePeople();
  const [wish, setWish] = useState(nothing);
  const set = (name: keyof Wish) => (value: string) => setWish((before) => ({ ...before, [name]: value }));
  const deed = useDeed<{ changed: number }>();
  const faults = deed.error ? faultsByRow(problemOf(deed.error).errors ?? []) : new Map<number, string[]>();
  const views = [...chosen.values()];
  const send = () =>
    void deed
      .mutateAsync({ method: 'POST', path: '/measure-changes', body: bodyOfMany(chosen, wish) })
      .then((answer) => {
        toast(t('measure.changed_count', { count: answer.changed }));
        onDone();
      })
      .catch(() => {});
  const asIs = { value: '', title: t('measure.as_is') };
  return (
    <div className="stack">
      {faults.size > 0 ? (
        <Notice tone="bad" title={t('measure.many_refused')}>
          <ul className="plain">
            {[...faults].map(([at, texts]) => (
              <li key={at}>
                <strong>{views[at]?.measure.title}</strong>: {texts.join(' ')}
              </li>
            ))}
          </ul>
          <Button
            isSmall
            onPress={() => {
              onChoose(new Map(views.filter((_, at) => !faults.has(at)).map((one) => [one.measure.id, one])));
              deed.reset();
            }}
          >
            {t('measure.leave_out', { count: faults.size })}
          </Button>
        </Notice>
      ) : null}
      <Form
        names={['owner', 'responsible', 'due', 'status', 'words']}
        thrown={faults.size > 0 ? undefined : deed.error}
        isBusy={deed.isPending}
        submitLabel={t('measure.change_count', { count: chosen.size })}
        onSubmit={send}
        onCancel={onClose}
      >
        <p className="muted">{t('measure.many_why')}</p>
        <SelectField
          name="owner"
          label={t('measure.owner')}
          value={wish.owner}
          onChange={set('owner')}
          choices={[asIs, ...owners.map((one) => ({ value: one.id, title: one.name }))]}
        />
        <SelectField
          name="responsible"
          label={t('measure.responsible')}
          value={wish.responsible}
          onChange={set('responsible')}
          choices={[asIs, ...(people.data ?? []).map((one) => ({ value: one.id, title: one.name }))]}
        />
        <DateField name="due" label={t('measure.due')} value={wish.due} onChange={set('due')} today={today} />
        <SelectField
          name="status"
          label={t('measure.status')}
          value={wish.status}
          onChange={set('status')}
          choices={[asIs, ...statuses.map((one) => ({ value: one, title: statusWord(one) }))]}
        />
        {wish.status === '' ? null : (
          <TextField
            name="words"
            label={t('measure.words')}
            value={wish.words}
            onChange={set('words')}
            rows={3}
            isRequired={wish.status === 'done' || wish.status === 'cancelled'}
          />
        )}
      </Form>
    </div>
  );
}
