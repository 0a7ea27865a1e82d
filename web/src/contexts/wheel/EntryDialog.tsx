// Writing an entry of the wheel: a day, or days that come back.
import { useState } from 'react';
import { call } from '../../kernel/client';
import { useTown } from '../../platform/auth/session';
import { t } from '../../platform/i18n';
import { StaleDialog, useRevise } from '../../platform/pages/revise';
import { Button, DateField, Dialog, Form, SelectField, Shown, TextField, toast } from '../../platform/ui';
import { useDeed, useEntry, useMay, useOwnUnit, useRequirements } from './data';
import type { CalendarEntry, Recurrence, Unit } from './types';
import { recurrenceWord } from './words';

const recurrences: readonly Recurrence[] = ['once', 'yearly', 'monthly', 'every_months'];
const names = [
  'title',
  'body',
  'unit',
  'requirement',
  'first_on',
  'recurrence',
  'every_months',
  'valid_to',
  'source',
];

interface Written {
  title: string;
  body: string;
  source: string;
  every_months: string;
}

interface Days {
  first_on: string;
  valid_to: string;
  recurrence: Recurrence;
}

function bodyOf(written: Written, days: Days) {
  return {
    title: written.title,
    body: written.body || null,
    source: written.source || null,
    first_on: days.first_on,
    valid_to: days.valid_to || null,
    recurrence: days.recurrence,
    every_months: days.recurrence === 'every_months' ? Number(written.every_months) : null,
  };
}

/** What an entry says, whether it is new or stands there already. */
function Fields({
  entry,
  days,
  setDays,
}: {
  entry?: CalendarEntry;
  days: Days;
  setDays: (days: Days) => void;
}) {
  const today = useTown().data?.today ?? '';
  return (
    <>
      <TextField
        name="title"
        label={t('web.wheel.entry_title')}
        defaultValue={entry?.title}
        maxLength={200}
        isRequired
      />
      <DateField
        name="first_on"
        label={t('wheel.first_on')}
        value={days.first_on}
        onChange={(first_on) => setDays({ ...days, first_on })}
        today={today}
        isRequired
      />
      <SelectField
        name="recurrence"
        label={t('wheel.recurrence')}
        isRequired
        value={days.recurrence}
        onChange={(word) => setDays({ ...days, recurrence: word as Recurrence })}
        choices={recurrences.map((value) => ({ value, title: recurrenceWord(value) }))}
      />
      {days.recurrence === 'every_months' ? (
        <TextField
          name="every_months"
          label={t('wheel.every_months')}
          defaultValue={entry?.every_months ? String(entry.every_months) : ''}
          inputMode="numeric"
          pattern="[1-9][0-9]{0,2}"
          isRequired
        />
      ) : null}
      {days.recurrence === 'once' ? null : (
        <DateField
          name="valid_to"
          label={t('web.wheel.last_day')}
          hint={t('web.wheel.last_day_hint')}
          value={days.valid_to}
          onChange={(valid_to) => setDays({ ...days, valid_to })}
          today={today}
        />
      )}
      <TextField name="body" label={t('common.body')} rows={3} defaultValue={entry?.body ?? ''} />
      <TextField
        name="source"
        label={t('common.source')}
        hint={t('web.wheel.source_hint')}
        defaultValue={entry?.source ?? ''}
        maxLength={400}
      />
    </>
  );
}

/** A new entry: of a unit, or of the whole town for those who may. */
export function NewEntryDialog({ units, onClose }: { units: readonly Unit[]; onClose: () => void }) {
  const own = useOwnUnit();
  const today = useTown().data?.today ?? '';
  const isOfTown = own === undefined;
  const [unit, setUnit] = useState(own ?? '');
  const [requirement, setRequirement] = useState('');
  const [days, setDays] = useState<Days>({ first_on: today, valid_to: '', recurrence: 'once' });
  const requirements = useRequirements(isOfTown);
  const add = useDeed<CalendarEntry>((made) => {
    toast(t('web.wheel.added', { title: made.title }));
    onClose();
  });
  return (
    <Dialog title={t('web.wheel.add')} isOpen onClose={onClose} size="large">
      <Form
        names={names}
        thrown={add.error}
        isBusy={add.isPending}
        submitLabel={t('web.wheel.add')}
        onCancel={onClose}
        onSubmit={(values) =>
          add.mutate({
            method: 'POST',
            path: '/calendar-entries',
            body: {
              ...bodyOf(values as unknown as Written, days),
              unit: unit || null,
              requirement: unit ? null : requirement || null,
              is_withdrawn: false,
              marker: 'own',
            },
          })
        }
      >
        <SelectField
          name="unit"
          label={t('web.wheel.for_whom')}
          isRequired
          value={unit}
          onChange={setUnit}
          choices={[
            ...(isOfTown ? [{ value: '', title: t('web.wheel.whole_town') }] : []),
            ...units.map((one) => ({ value: one.id, title: one.name })),
          ]}
        />
        {isOfTown && unit === '' ? (
          <SelectField
            name="requirement"
            label={t('web.wheel.sets_day_of')}
            hint={t('web.wheel.sets_day_hint')}
            value={requirement}
            onChange={setRequirement}
            choices={[
              { value: '', title: t('web.wheel.no_requirement') },
              ...(requirements.data ?? []).map((one) => ({
                value: one.id,
                title: `${one.title} (${one.reference})`,
              })),
            ]}
          />
        ) : null}
        <Fields days={days} setDays={setDays} />
      </Form>
    </Dialog>
  );
}

/** An entry that is there: read by all, changed and withdrawn by those who may. */
export function EntryDialog({
  id,
  units,
  onClose,
}: {
  id: string;
  units: readonly Unit[];
  onClose: () => void;
}) {
  const entry = useEntry(id);
  return (
    <Dialog title={entry.data?.title ?? t('wheel.entry')} isOpen onClose={onClose} size="large">
      <Shown query={entry}>
        {(told) => <Told key={told.version} entry={told} units={units} onClose={onClose} />}
      </Shown>
    </Dialog>
  );
}

function Told({
  entry,
  units,
  onClose,
}: {
  entry: CalendarEntry;
  units: readonly Unit[];
  onClose: () => void;
}) {
  const may = useMay('wheel.write');
  const own = useOwnUnit();
  const isMine = may && (own === undefined || entry.unit === own || units.length === 0);
  return (
    <div className="stack">
      <p className="muted">
        {units.find((one) => one.id === entry.unit)?.name ?? t('web.wheel.whole_town')}
        {' · '}
        {recurrenceWord(entry.recurrence)}
        {entry.requirement ? ` · ${t('web.wheel.sets_day')}` : ''}
      </p>
      {isMine ? <ChangeEntry entry={entry} onClose={onClose} /> : <ReadEntry entry={entry} />}
    </div>
  );
}

function ReadEntry({ entry }: { entry: CalendarEntry }) {
  return (
    <>
      <p className="figures">
        {entry.first_on}
        {entry.valid_to ? ` – ${entry.valid_to}` : ''}
      </p>
      {entry.body ? <p className="reading">{entry.body}</p> : null}
      {entry.source ? <p className="small muted">{entry.source}</p> : null}
    </>
  );
}

function ChangeEntry({ entry, onClose }: { entry: CalendarEntry; onClose: () => void }) {
  const [days, setDays] = useState<Days>({
    first_on: entry.first_on,
    valid_to: entry.valid_to ?? '',
    recurrence: entry.recurrence,
  });
  const path = `/calendar-entries/${entry.id}`;
  const revise = useRevise(async () => {
    const now = await call<CalendarEntry>(path);
    return { version: now.version, values: now as unknown as Record<string, unknown> };
  }, onClose);
  const bring = useDeed();
  const withdraw = useDeed<CalendarEntry>((after) => {
    toast(t('web.wheel.withdrawn', { title: entry.title }), {
      undo: () =>
        bring.mutate({ method: 'PATCH', path, version: after.version, body: { is_withdrawn: false } }),
    });
    onClose();
  });
  return (
    <>
      <Form
        names={names}
        thrown={revise.error ?? withdraw.error}
        isBusy={revise.isPending}
        onCancel={onClose}
        onSubmit={(values) =>
          revise.mutate({
            path,
            version: entry.version,
            change: bodyOf(values as unknown as Written, days),
          })
        }
        aside={
          <Button
            tone="danger"
            isBusy={withdraw.isPending}
            onPress={() =>
              withdraw.mutate({ method: 'PATCH', path, version: entry.version, body: { is_withdrawn: true } })
            }
          >
            {t('web.wheel.withdraw')}
          </Button>
        }
      >
        <Fields entry={entry} days={days} setDays={setDays} />
      </Form>
      <StaleDialog
        revise={revise}
        labels={{
          title: t('common.title'),
          body: t('common.body'),
          source: t('common.source'),
          first_on: t('wheel.first_on'),
          valid_to: t('web.wheel.last_day'),
          recurrence: t('wheel.recurrence'),
          every_months: t('wheel.every_months'),
        }}
      />
    </>
  );
}
