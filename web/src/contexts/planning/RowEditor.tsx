import { useState } from 'react';
import { isStale } from '../../kernel/problem';
import { dateText, t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { DateField } from '../../platform/ui/DateField';
import { Conflict } from '../../platform/ui/DiffText';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { Notice } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { dropDraft, useDraft, type DraftState } from '../programme/draft';
import { useDeed } from './data';
import { changeOf, newOf, valuesOf, type FieldSpec, type RowKind, type Values } from './fields';
import { InstructionBeside } from './Instructions';
import type { Instruction } from './types';

type Row = Record<string, unknown> & { id: string; version: number };

interface EditorProps {
  kind: RowKind;
  fields: FieldSpec[];
  instructions: readonly Instruction[];
  stored: Row;
  /** The row as the server has it now, for when somebody was faster. */
  again: () => Promise<Row>;
  /** More that the saving does: a copied row that is changed is thereby confirmed. */
  also?: Record<string, unknown>;
  onClose: () => void;
}

/** Writes where one reads: the row's own place becomes its form, kept as a draft at every pause. */
export function RowEditor({ kind, fields, instructions, stored, again, also, onClose }: EditorProps) {
  const [before] = useState(() => ({ values: valuesOf(fields, stored), version: stored.version }));
  const draft = useDraft(stored.id, before.values, before.version);
  const [theirs, setTheirs] = useState<Row>();
  const deed = useDeed<Row>();
  const path = `/${kind}/${stored.id}`;
  const leave = () => {
    dropDraft(stored.id);
    onClose();
  };
  const save = async (values: Values, base: Values, version: number) => {
    const body = { ...changeOf(fields, base, values), ...also };
    if (Object.keys(body).length === 0) {
      leave();
      return;
    }
    try {
      const saved = await deed.mutateAsync({ method: 'PATCH', path, body, version });
      leave();
      const back = changeOf(fields, values, base);
      toast(t('web.planning.saved'), {
        undo: () =>
          void deed
            .mutateAsync({ method: 'PATCH', path, body: back, version: saved.version })
            .then(() => toast(t('web.planning.undone')))
            .catch((thrown: Error) => toast(thrown.message, { tone: 'bad' })),
      });
    } catch (thrown) {
      if (isStale(thrown)) {
        setTheirs(await again());
      }
    }
  };
  if (theirs) {
    return (
      <BothVersions
        fields={fields}
        mine={draft.values}
        theirs={theirs}
        isBusy={deed.isPending}
        onSave={(values) => void save(values, valuesOf(fields, theirs), theirs.version)}
        onLeave={leave}
      />
    );
  }
  return (
    <Form
      names={fields.map((one) => one.name)}
      thrown={deed.error}
      isBusy={deed.isPending}
      onSubmit={() => void save(draft.values, before.values, draft.version)}
      onCancel={leave}
      aside={<DraftWord state={draft.state} />}
    >
      <RowFields fields={fields} instructions={instructions} values={draft.values} onChange={draft.set} />
    </Form>
  );
}

/** The form of something new. */
export function NewRow({
  fields,
  instructions,
  path,
  first,
  body,
  submitLabel,
  onClose,
}: {
  fields: FieldSpec[];
  instructions: readonly Instruction[];
  path: string;
  first: Values;
  /** What the row is besides what was filled in. */
  body: (values: Values) => Record<string, unknown>;
  submitLabel: string;
  onClose: () => void;
}) {
  const [values, setValues] = useState<Values>(first);
  const deed = useDeed();
  const send = async () => {
    try {
      await deed.mutateAsync({
        method: 'POST',
        path,
        body: { ...newOf(fields, values), ...body(values) },
      });
      toast(t('web.planning.saved'));
      onClose();
    } catch {
      // The form shows why.
    }
  };
  return (
    <Form
      names={fields.map((one) => one.name)}
      thrown={deed.error}
      isBusy={deed.isPending}
      submitLabel={submitLabel}
      onSubmit={() => void send()}
      onCancel={onClose}
    >
      <RowFields
        fields={fields}
        instructions={instructions}
        values={values}
        onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
      />
    </Form>
  );
}

export function RowFields({
  fields,
  instructions,
  values,
  onChange,
}: {
  fields: readonly FieldSpec[];
  instructions: readonly Instruction[];
  values: Values;
  onChange: (name: string, value: string) => void;
}) {
  const { today } = useValidOn();
  return fields.map((field, at) => {
    const value = values[field.name] ?? '';
    const hint = <InstructionBeside field={field.instruction} instructions={instructions} />;
    const shared = {
      name: field.name,
      label: field.label,
      isRequired: field.isRequired,
      hint:
        field.instruction && instructions.some((one) => one.plan_field === field.instruction)
          ? hint
          : undefined,
      onChange: (next: string) => onChange(field.name, next),
    };
    switch (field.form) {
      case 'choice':
        return <SelectField key={field.name} {...shared} choices={field.choices ?? []} value={value} />;
      case 'date':
        return <DateField key={field.name} {...shared} value={value} today={today} />;
      case 'text':
        return (
          <TextField
            key={field.name}
            {...shared}
            value={value}
            rows={Math.min(12, Math.max(2, Math.ceil(value.length / 70) + 1))}
          />
        );
      case 'number':
      case 'money':
      case 'line':
        return (
          <TextField
            key={field.name}
            {...shared}
            value={value}
            inputMode={field.form === 'line' ? undefined : 'decimal'}
            autoFocus={at === 0}
          />
        );
    }
  });
}

function DraftWord({ state }: { state: DraftState }) {
  return (
    <span className="small muted" role="status">
      {state.kind === 'kept'
        ? t('web.draft.kept', { at: dateText(state.at).slice(-5) })
        : state.kind === 'unkept'
          ? t('web.draft.unkept')
          : t('web.draft.clean')}
    </span>
  );
}

/** Somebody saved in between: both versions, and for each field whose text stays. */
function BothVersions({
  fields,
  mine,
  theirs,
  isBusy,
  onSave,
  onLeave,
}: {
  fields: readonly FieldSpec[];
  mine: Values;
  theirs: Row;
  isBusy: boolean;
  onSave: (values: Values) => void;
  onLeave: () => void;
}) {
  const other = valuesOf(fields, theirs);
  const differing = fields.filter((field) => (mine[field.name] ?? '') !== (other[field.name] ?? ''));
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'theirs'>>(() =>
    Object.fromEntries(differing.map((field) => [field.name, 'mine'])),
  );
  const inWords = (field: FieldSpec, value: string) =>
    field.choices?.find((one) => one.value === value)?.title ?? value;
  const merged = () => ({
    ...other,
    ...Object.fromEntries(
      differing.map((field) => [
        field.name,
        (chosen[field.name] === 'theirs' ? other : mine)[field.name] ?? '',
      ]),
    ),
  });
  return (
    <div className="stack">
      <Notice tone="part" title={t('web.part.stale')}>
        {t('web.part.stale_how')}
      </Notice>
      <Conflict
        fields={differing.map((field) => ({
          name: field.name,
          label: field.label,
          mine: inWords(field, mine[field.name] ?? ''),
          theirs: inWords(field, other[field.name] ?? ''),
        }))}
        chosen={chosen}
        onChoose={(name, whose) => setChosen((before) => ({ ...before, [name]: whose }))}
      />
      <div className="form-end">
        <Button tone="primary" isBusy={isBusy} onPress={() => onSave(merged())}>
          {t('web.part.save_chosen')}
        </Button>
        <Button tone="quiet" onPress={onLeave}>
          {t('web.part.leave_theirs')}
        </Button>
      </div>
    </div>
  );
}
