import { useMemo, useState } from 'react';
import { t } from '../../platform/i18n';
import { thingWord } from '../../platform/trace';
import { Button } from '../../platform/ui/Button';
import { SelectField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useSearchWord } from '../../platform/shell/url';
import { useDeed, useThreatCategories, useThreatSteps } from './data';
import { Fields } from './PartEditor';
import { fieldsOf, keyOf, newPart, partKinds, partPath, type PartKind, type Values } from './parts';
import type { Document } from './types';

/** Adds a part at the end of the document, and ties it to the section that takes it up. */
export function AddPart({ document: told, edition }: { document: Document; edition: string }) {
  const [isOpen, open] = useState(false);
  if (!isOpen) {
    return (
      <div className="only-screen">
        <Button icon="plus" onPress={() => open(true)}>
          {t('web.part.add')}
        </Button>
      </div>
    );
  }
  return (
    <section className="card only-screen" aria-labelledby="add-part">
      <h2 id="add-part">{t('web.part.add')}</h2>
      <NewPart document={told} edition={edition} onDone={() => open(false)} />
    </section>
  );
}

function NewPart({
  document: told,
  edition,
  onDone,
}: {
  document: Document;
  edition: string;
  onDone: () => void;
}) {
  const [kind, setKind] = useState<PartKind>('goal');
  const [values, setValues] = useState<Values>({});
  const [section, setSection] = useState('');
  const [, setWanted] = useSearchWord('del');
  const steps = useThreatSteps();
  const categories = useThreatCategories(kind === 'threat');
  const deed = useDeed<{ id: string; version: number }>();
  const fields = useMemo(
    () => fieldsOf(kind, steps.data ?? [], categories.data ?? []),
    [kind, steps.data, categories.data],
  );
  const filled = Object.fromEntries(
    fields.map((field) => [
      field.name,
      values[field.name] ?? (field.form === 'choice' ? (field.choices?.[0]?.value ?? '') : ''),
    ]),
  );
  const add = async () => {
    try {
      const count = told.sections.length + told.elsewhere.length;
      const made = await deed.mutateAsync({
        method: 'POST',
        path: partPath(kind),
        body: {
          ...newPart(fields, filled),
          edition,
          key: `${keyOf(filled.title ?? '')}-${Date.now().toString(36)}`,
          position: 1000 + count,
          marker: 'own',
        },
      });
      if (section) {
        await deed.mutateAsync({
          method: 'POST',
          path: '/links',
          body: { edition, from_kind: 'section', from_id: section, to_kind: kind, to_id: made.id },
        });
      }
      toast(t('web.part.added', { title: filled.title ?? '' }));
      setWanted(made.id);
      onDone();
    } catch {
      // The form shows what the server said.
    }
  };
  return (
    <Form
      names={fields.map((field) => field.name)}
      thrown={deed.error}
      isBusy={deed.isPending}
      submitLabel={t('web.part.add')}
      onSubmit={() => void add()}
      onCancel={onDone}
    >
      <SelectField
        name="part_kind"
        label={t('programme.node_kind')}
        choices={partKinds.map((one) => ({ value: one, title: thingWord(one) }))}
        value={kind}
        onChange={(next) => setKind(next as PartKind)}
        isRequired
      />
      <Fields
        fields={fields}
        values={filled}
        onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
      />
      {kind === 'section' ? null : (
        <SelectField
          name="section"
          label={t('web.part.in_section')}
          choices={[
            { value: '', title: t('web.part.in_none') },
            ...told.sections.map((one) => ({
              value: one.section.id,
              title: `${one.section.number} ${one.section.title}`,
            })),
          ]}
          value={section}
          onChange={setSection}
        />
      )}
    </Form>
  );
}
