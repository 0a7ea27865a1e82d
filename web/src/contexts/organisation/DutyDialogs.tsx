// Giving somebody a duty, and ending it.
import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { t } from '../../platform/i18n';
import { Confirm, DateField, Dialog, Form, SelectField, Skeleton, TextField, toast } from '../../platform/ui';
import { StaleDialog, useRevise } from '../../platform/pages/revise';
import { useTown } from '../../platform/auth/session';
import { usePeople } from './data';
import { keyOfName } from './tree';
import type { Duty, Person, Unit, UnitPageTold } from './types';

const somebodyNew = 'new';

export interface Asked {
  duty: string;
  person: string;
  valid_from: string;
  valid_to: string;
  name: string;
  email: string;
  phone: string;
}

/** A key that nobody has yet, out of a name. */
export function freeKey(name: string, people: readonly { key: string }[]): string {
  const taken = new Set(people.map((person) => person.key));
  const key = keyOfName(name) || 'person';
  for (let number = 2, tried = key; ; number++) {
    if (!taken.has(tried)) {
      return tried;
    }
    tried = `${key}-${number}`;
  }
}

/** Adds the person first when she is new; what was added stays even if the duty is refused. */
function useAssign(
  unit: string,
  deputyFor: string | undefined,
  people: readonly Person[],
  onDone: () => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (asked: Asked) => {
      const person =
        asked.person !== somebodyNew
          ? asked.person
          : (
              await call<Person>('/people', {
                method: 'POST',
                body: {
                  key: freeKey(asked.name, people),
                  name: asked.name,
                  unit,
                  email: asked.email || null,
                  phone: asked.phone || null,
                  marker: 'own',
                },
              })
            ).id;
      return call('/assignments', {
        method: 'POST',
        body: {
          unit,
          person,
          duty: asked.duty,
          deputy_for: deputyFor ?? null,
          valid_from: asked.valid_from,
          valid_to: asked.valid_to || null,
        },
      });
    },
    onSuccess: async () => {
      toast(t('web.duty.assigned'));
      onDone();
      await client.invalidateQueries();
    },
  });
}

/** A duty, or a deputy for one. The person is one of the town's, or a new one written here. */
export function AssignDialog({
  unit,
  deputyFor,
  day,
  onClose,
}: {
  unit: Unit;
  deputyFor?: Duty;
  day: string;
  onClose: () => void;
}) {
  const people = usePeople();
  return (
    <Dialog
      title={
        deputyFor
          ? t('web.duty.add_deputy_for', { duty: deputyFor.duty })
          : t('web.duty.assign_at', { unit: unit.name })
      }
      isOpen
      onClose={onClose}
      size="large"
    >
      {people.data ? (
        <AssignForm unit={unit} deputyFor={deputyFor} day={day} people={people.data} onClose={onClose} />
      ) : (
        <Skeleton />
      )}
    </Dialog>
  );
}

function AssignForm({
  unit,
  deputyFor,
  day,
  people,
  onClose,
}: {
  unit: Unit;
  deputyFor?: Duty;
  day: string;
  people: readonly Person[];
  onClose: () => void;
}) {
  const today = useTown().data?.today ?? day;
  const [person, setPerson] = useState(people.length === 0 ? somebodyNew : '');
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState('');
  const assign = useAssign(unit.id, deputyFor?.id, people, onClose);
  const others = people.filter((one) => one.id !== deputyFor?.person);
  const sorted = [
    ...others.filter((one) => one.unit === unit.id),
    ...others.filter((one) => one.unit !== unit.id),
  ];
  return (
    <Form
      names={['duty', 'person', 'name', 'email', 'phone', 'valid_from', 'valid_to']}
      thrown={assign.error}
      isBusy={assign.isPending}
      submitLabel={deputyFor ? t('web.duty.add_deputy') : t('web.duty.assign')}
      onSubmit={(values) =>
        assign.mutate({
          duty: deputyFor?.duty ?? values.duty ?? '',
          person,
          valid_from: from,
          valid_to: to,
          name: values.name ?? '',
          email: values.email ?? '',
          phone: values.phone ?? '',
        })
      }
      onCancel={onClose}
    >
      {deputyFor ? null : (
        <TextField
          name="duty"
          label={t('organisation.duty')}
          hint={t('web.duty.duty_hint')}
          isRequired
          maxLength={100}
        />
      )}
      <SelectField
        name="person"
        label={t('organisation.person')}
        isRequired
        value={person}
        onChange={setPerson}
        choices={[
          ...sorted.map((one) => ({ value: one.id, title: one.name })),
          { value: somebodyNew, title: t('web.duty.new_person') },
        ]}
      />
      {person === somebodyNew ? (
        <>
          <TextField name="name" label={t('organisation.person_name')} isRequired />
          <TextField name="phone" type="tel" label={t('organisation.phone')} />
          <TextField name="email" type="email" label={t('organisation.email')} />
        </>
      ) : null}
      <DateField
        name="valid_from"
        label={t('common.valid_from')}
        value={from}
        onChange={setFrom}
        today={today}
        isRequired
      />
      <DateField name="valid_to" label={t('common.valid_to')} value={to} onChange={setTo} today={today} />
    </Form>
  );
}

/** Gives a duty its last day. Nothing is taken away: the history keeps who held it. */
export function EndDialog({
  unit,
  duty,
  day,
  onClose,
}: {
  unit: string;
  duty: Duty;
  day: string;
  onClose: () => void;
}) {
  const today = useTown().data?.today ?? day;
  const [last, setLast] = useState(today);
  const readCurrent = async () => {
    const told = await call<UnitPageTold>(`/units/${unit}?valid_on=${day}`);
    const now = told.duties.find((one) => one.id === duty.id) ?? duty;
    return { version: now.version, values: { valid_to: now.valid_to ?? null } };
  };
  const revise = useRevise(readCurrent, onClose);
  return (
    <>
      <Confirm
        title={t('web.duty.end_of', { duty: duty.duty, name: duty.person_name })}
        isOpen={revise.stale === null}
        onClose={onClose}
        verb={t('web.duty.end')}
        isBusy={revise.isPending}
        onConfirm={() =>
          revise.mutate({
            path: `/assignments/${duty.id}`,
            version: duty.version,
            change: { valid_to: last },
          })
        }
      >
        <div className="stack">
          <p>{t('web.duty.end_why')}</p>
          <DateField
            name="valid_to"
            label={t('web.duty.last_day')}
            value={last}
            onChange={setLast}
            today={today}
            isRequired
          />
          {revise.error ? <p role="alert">{(revise.error as Error).message}</p> : null}
        </div>
      </Confirm>
      <StaleDialog revise={revise} labels={{ valid_to: t('web.duty.last_day') }} />
    </>
  );
}
