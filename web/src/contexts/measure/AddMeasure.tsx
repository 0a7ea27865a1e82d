// Entering a measure, from the register or in place on the page of whatever it comes out of.
import { useState } from 'react';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { Dialog } from '../../platform/ui/Dialog';
import { SelectField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useDeed, useOwners } from './data';
import { bodyOf, fieldNames, MeasureFields, useDraft } from './MeasureFields';
import type { Source, UnitView } from './types';
import { statusWord } from './words';
import './measure.css';

export interface AddMeasureProps {
  /** What it comes out of; a unit's own work when nothing is said. */
  source?: Source;
  /** The unit that is proposed as owner. */
  owner?: string;
  isSmall?: boolean;
}

/** The button, and the dialog behind it. Nothing for those who may enter no measures. */
export function AddMeasure({ source = { kind: 'own' }, owner, isSmall }: AddMeasureProps) {
  const { mayEnter, owners, own } = useOwners();
  const [isOpen, open] = useState(false);
  if (!mayEnter || owners.length === 0) {
    return null;
  }
  return (
    <>
      <Button icon="plus" isSmall={isSmall} onPress={() => open(true)}>
        {t('measure.add')}
      </Button>
      {isOpen ? (
        <Dialog title={t('measure.add')} isOpen onClose={() => open(false)} size="large">
          <AddForm source={source} owner={owner ?? own} owners={owners} onClose={() => open(false)} />
        </Dialog>
      ) : null}
    </>
  );
}

function AddForm({
  source,
  owner,
  owners,
  onClose,
}: {
  source: Source;
  owner?: string;
  owners: readonly UnitView[];
  onClose: () => void;
}) {
  const { today } = useValidOn();
  const proposed = owners.find((one) => one.id === owner);
  const { draft, set } = useDraft({ owner: proposed?.id });
  const [status, setStatus] = useState('proposed');
  const deed = useDeed();
  const send = () =>
    void deed
      .mutateAsync({
        method: 'POST',
        path: '/measures',
        body: {
          ...bodyOf(draft),
          status,
          source_kind: source.kind,
          ...(source.id ? { source_id: source.id } : {}),
        },
      })
      .then(() => {
        toast(t('measure.added', { title: draft.title }));
        onClose();
      })
      .catch(() => {});
  return (
    <Form
      names={[...fieldNames, 'status']}
      thrown={deed.error}
      isBusy={deed.isPending}
      submitLabel={t('measure.add')}
      onSubmit={send}
      onCancel={onClose}
    >
      <MeasureFields draft={draft} set={set} owners={owners} today={today} />
      <SelectField
        name="status"
        label={t('measure.status')}
        value={status}
        onChange={setStatus}
        isRequired
        choices={(['proposed', 'decided', 'under_way'] as const).map((one) => ({
          value: one,
          title: statusWord(one),
        }))}
      />
    </Form>
  );
}
