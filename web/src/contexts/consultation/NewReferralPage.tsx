import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { SelectField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { PageHeader } from '../../platform/ui/PageHeader';
import { Shown } from '../../platform/ui/States';
import { boundKinds } from '../organisation/choose';
import { useDeed, useReferrals, useUnits } from './data';
import { useEditions, type EditionView } from './editions';
import { ReferralFields, referralBody, referralFields } from './ReferralFields';
import { dueFrom, keyFor } from './referrals';
import type { Referral, ReferralLine, UnitView } from './types';
import './referrals.css';

/** Prepares a remiss; whom it asks is chosen afterwards, and then it is sent. */
export default function NewReferralPage() {
  const units = useUnits();
  const editions = useEditions();
  const referrals = useReferrals();
  return (
    <>
      <PageHeader
        title={t('web.consultation.new_referral')}
        crumbs={[{ title: t('web.consultation.page'), to: '/remisser' }]}
        answer={t('web.consultation.new_why')}
      />
      <Shown query={units}>
        {(tree) => (
          <Shown query={editions}>
            {(all) => (
              <Shown query={referrals}>
                {(known) => <Fields units={tree.items} editions={all} known={known} />}
              </Shown>
            )}
          </Shown>
        )}
      </Shown>
    </>
  );
}

function Fields({
  units,
  editions,
  known,
}: {
  units: readonly UnitView[];
  editions: readonly EditionView[];
  known: readonly ReferralLine[];
}) {
  const navigate = useNavigate();
  const { today } = useValidOn();
  const deed = useDeed<Referral>();
  const [dueOn, setDueOn] = useState(() => dueFrom(today));
  const senders = units.filter((one) => boundKinds.has(one.kind));
  const board = senders.find((one) => one.kind === 'city_board') ?? senders[0];
  const taken = new Set(known.map((one) => one.referral.key));
  const submit = (values: Record<string, string>) =>
    deed.mutate(
      {
        method: 'POST',
        path: '/referrals',
        body: {
          unit: values.unit,
          key: keyFor(values.title ?? '', taken),
          ...referralBody(values, dueOn, false),
          marker: 'own',
        },
      },
      { onSuccess: (made) => void navigate({ to: `/remisser/${made.id}` }) },
    );
  return (
    <Form
      names={['unit', ...referralFields]}
      thrown={deed.error}
      isBusy={deed.isPending || deed.isSuccess}
      submitLabel={t('web.consultation.go_on')}
      onSubmit={submit}
    >
      <SelectField
        name="unit"
        label={t('consultation.sender')}
        hint={t('web.consultation.sender_hint')}
        choices={senders.map((one) => ({ value: one.id, title: one.name }))}
        defaultValue={board?.id}
        isRequired
      />
      <ReferralFields editions={editions} dueOn={dueOn} onDueOn={setDueOn} />
    </Form>
  );
}
