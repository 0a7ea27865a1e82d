import { useMemo, useState, type KeyboardEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { isStale } from '../../kernel/problem';
import { dateText, t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Conflict } from '../../platform/ui/DiffText';
import { CheckField, SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { Notice, Shown } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { useDeed, useThreatCategories, useThreatSteps } from './data';
import { dropDraft, useDraft, type DraftState } from './draft';
import {
  changeOf,
  fieldsOf,
  partPath,
  valuesOfRow,
  type PartField,
  type PartKind,
  type Values,
} from './parts';

type Row = Record<string, unknown> & { id: string; version: number };

/** Writes where one reads: the part's own place becomes its form, kept as a draft at every pause. */
export function PartEditor({ kind, id, onClose }: { kind: PartKind; id: string; onClose: () => void }) {
  const row = useQuery({
    queryKey: ['programme', 'row', kind, id],
    queryFn: ({ signal }) => call<Row>(partPath(kind, id), { signal }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const steps = useThreatSteps();
  const categories = useThreatCategories(kind === 'threat');
  const isReady = steps.data !== undefined && (kind !== 'threat' || categories.data !== undefined);
  const fields = useMemo(
    () => fieldsOf(kind, steps.data ?? [], categories.data ?? []),
    [kind, steps.data, categories.data],
  );
  return (
    <div className="entry-text entry-writing">
      <Shown query={{ ...row, data: isReady ? row.data : undefined }} lines={4}>
        {(stored) => <Editor kind={kind} fields={fields} stored={stored} onClose={onClose} />}
      </Shown>
    </div>
  );
}

interface EditorProps {
  kind: PartKind;
  fields: PartField[];
  stored: Row;
  onClose: () => void;
}

function Editor({ kind, fields, stored, onClose }: EditorProps) {
  const [before] = useState(() => ({ values: valuesOfRow(fields, stored), version: stored.version }));
  const draft = useDraft(stored.id, before.values, before.version);
  const [theirs, setTheirs] = useState<Row>();
  const deed = useDeed<Row>();
  const leave = () => {
    dropDraft(stored.id);
    onClose();
  };
  const save = async (values: Values, base: Values, version: number) => {
    const body = changeOf(fields, base, values);
    if (Object.keys(body).length === 0) {
      leave();
      return;
    }
    try {
      const saved = await deed.mutateAsync({
        method: 'PATCH',
        path: partPath(kind, stored.id),
        body,
        version,
      });
      leave();
      toast(t('web.part.saved'), {
        undo: () =>
          void deed
            .mutateAsync({
              method: 'PATCH',
              path: partPath(kind, stored.id),
              body: changeOf(fields, values, base),
              version: saved.version,
            })
            .then(() => toast(t('web.part.undone')))
            .catch((thrown: Error) => toast(thrown.message, { tone: 'bad' })),
      });
    } catch (thrown) {
      if (isStale(thrown)) {
        setTheirs(await call<Row>(partPath(kind, stored.id)));
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
        onSave={(values) => void save(values, valuesOfRow(fields, theirs), theirs.version)}
        onLeave={leave}
      />
    );
  }
  return (
    <div onKeyDown={(event: KeyboardEvent) => (event.key === 'Escape' ? onClose() : undefined)}>
      <Form
        names={fields.map((field) => field.name)}
        thrown={isStale(deed.error) ? undefined : deed.error}
        isBusy={deed.isPending}
        onSubmit={() => void save(draft.values, before.values, draft.version)}
        onCancel={leave}
        aside={<DraftWord state={draft.state} />}
      >
        <Fields fields={fields} values={draft.values} onChange={draft.set} />
      </Form>
    </div>
  );
}

/** The fields of a part, filled. */
export function Fields({
  fields,
  values,
  onChange,
}: {
  fields: readonly PartField[];
  values: Values;
  onChange: (name: string, value: string) => void;
}) {
  return fields.map((field, at) => {
    const value = values[field.name] ?? '';
    const set = (next: string) => onChange(field.name, next);
    switch (field.form) {
      case 'check':
        return (
          <CheckField
            key={field.name}
            name={field.name}
            label={field.label}
            isSelected={value === 'true'}
            onChange={(on) => set(on ? 'true' : '')}
          />
        );
      case 'choice':
        return (
          <SelectField
            key={field.name}
            name={field.name}
            label={field.label}
            choices={field.choices ?? []}
            value={value}
            onChange={set}
            isRequired={field.isRequired}
          />
        );
      case 'line':
      case 'text':
        return (
          <TextField
            key={field.name}
            name={field.name}
            label={field.label}
            value={value}
            onChange={set}
            isRequired={field.isRequired}
            rows={field.form === 'text' ? Math.min(16, Math.max(4, Math.ceil(value.length / 70) + 1)) : 1}
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

interface BothProps {
  fields: readonly PartField[];
  mine: Values;
  theirs: Row;
  isBusy: boolean;
  onSave: (values: Values) => void;
  onLeave: () => void;
}

/** Somebody saved in between: both versions, and for each field whose text stays. */
function BothVersions({ fields, mine, theirs, isBusy, onSave, onLeave }: BothProps) {
  const other = valuesOfRow(fields, theirs);
  const differing = fields.filter((field) => (mine[field.name] ?? '') !== (other[field.name] ?? ''));
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'theirs'>>(() =>
    Object.fromEntries(differing.map((field) => [field.name, 'mine'])),
  );
  const inWords = (field: PartField, value: string) =>
    field.choices?.find((one) => one.value === value)?.title ?? value;
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
        <Button
          tone="primary"
          isBusy={isBusy}
          onPress={() =>
            onSave({
              ...other,
              ...Object.fromEntries(
                differing.map((field) => [
                  field.name,
                  (chosen[field.name] === 'theirs' ? other : mine)[field.name] ?? '',
                ]),
              ),
            })
          }
        >
          {t('web.part.save_chosen')}
        </Button>
        <Button tone="quiet" onPress={onLeave}>
          {t('web.part.leave_theirs')}
        </Button>
      </div>
    </div>
  );
}
