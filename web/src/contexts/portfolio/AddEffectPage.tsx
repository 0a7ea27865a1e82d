import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import type { components } from '../../kernel/api';
import { t } from '../../platform/i18n';
import { Form, PageHeader, SelectField, TextField, toast } from '../../platform/ui';
import { minutesOf } from './ask';
import { useDeed } from './data';
import { Find, type Found } from './Find';
import type { EffectKind } from './types';
import { effectKindWord, timeText } from './words';
import './portfolio.css';

type Need = components['schemas']['NeedInFull'];
const kinds: readonly EffectKind[] = [
  'add_member',
  'lower_needed',
  'lengthen_buffer',
  'shorten_repair',
  'shorten_restart',
  'lower_losses',
  'black_start',
];
const ofNeed: readonly EffectKind[] = ['add_member', 'lower_needed', 'lengthen_buffer'];
const ofTime: readonly EffectKind[] = ['lengthen_buffer', 'shorten_repair', 'shorten_restart'];
const ofResource: readonly EffectKind[] = ['shorten_repair', 'lower_losses', 'black_start'];

/** The needs of the thing that was found. */
function useNeeds(of: Found | undefined) {
  return useQuery({
    queryKey: ['portfolio', 'needs', of?.row, of?.id],
    queryFn: async ({ signal }) =>
      (
        await call<{ needs: Need[] }>(
          `/${of!.row === 'service' ? 'critical-services' : 'resources'}/${of!.id}`,
          { signal },
        )
      ).needs,
    enabled: of !== undefined,
  });
}

/** Says how a measure changes what the town stands on: which measure, what it does, to what, and how much. */
export default function AddEffectPage() {
  const navigate = useNavigate();
  const deed = useDeed();
  const [measure, setMeasure] = useState<Found>();
  const [kind, setKind] = useState<EffectKind>('add_member');
  const [about, setAbout] = useState<Found>();
  const [member, setMember] = useState<Found>();
  const isOfNeed = ofNeed.includes(kind);
  const needs = useNeeds(isOfNeed ? about : undefined);
  const isWaiting = isOfNeed && about !== undefined && needs.isPending;
  const submit = (values: Record<string, string>) =>
    deed.mutate(
      {
        method: 'POST',
        path: '/measure-effects',
        body: {
          measure: measure?.id,
          kind,
          ...(isOfNeed ? { need: values.need } : about ? { [about.row]: about.id } : {}),
          ...(kind === 'add_member' && member ? { [`member_${member.row}`]: member.id } : {}),
          ...(kind === 'lower_needed' ? { needed: Number(values.needed) } : {}),
          ...(ofTime.includes(kind) ? { minutes: minutesOf(values.minutes ?? '') } : {}),
          ...(kind === 'lower_losses'
            ? { losses_per_year: Number((values.losses_per_year ?? '').replace(',', '.')) }
            : {}),
          ...(values.words ? { words: values.words } : {}),
        },
      },
      {
        onSuccess: () => {
          toast(t('web.portfolio.effect_added'));
          void navigate({ to: '/simulering/verkan' });
        },
      },
    );
  return (
    <>
      <PageHeader
        title={t('web.portfolio.add_effect')}
        crumbs={[
          { title: t('web.portfolio.page'), to: '/simulering' },
          { title: t('web.portfolio.effects'), to: '/simulering/verkan' },
        ]}
        answer={t('web.portfolio.add_effect_why')}
      />
      <Form
        names={[
          'measure',
          'kind',
          'need',
          'service',
          'resource',
          'needed',
          'minutes',
          'losses_per_year',
          'words',
        ]}
        thrown={deed.error}
        isBusy={deed.isPending || deed.isSuccess || isWaiting}
        submitLabel={t('web.portfolio.add_effect_verb')}
        onSubmit={submit}
      >
        <Find label={t('measure.measure')} rows={['measure']} chosen={measure} onChoose={setMeasure} />
        <SelectField
          name="kind"
          label={t('web.portfolio.what_it_does')}
          choices={kinds.map((value) => ({ value, title: effectKindWord(value) }))}
          value={kind}
          onChange={(value) => {
            setKind(value as EffectKind);
            if (ofResource.includes(value as EffectKind) && about?.row === 'service') {
              setAbout(undefined);
            }
          }}
          isRequired
        />
        <Find
          label={isOfNeed ? t('web.portfolio.whose_need') : t('web.portfolio.about')}
          rows={ofResource.includes(kind) ? ['resource'] : ['service', 'resource']}
          chosen={about}
          onChoose={setAbout}
        />
        {isOfNeed && about ? <ChooseNeed needs={needs.data ?? []} isPending={isWaiting} /> : null}
        {kind === 'add_member' ? (
          <Find
            label={t('web.portfolio.new_member')}
            rows={['resource', 'service']}
            chosen={member}
            onChoose={setMember}
          />
        ) : null}
        {kind === 'lower_needed' ? (
          <TextField name="needed" label={t('web.portfolio.needed_then')} inputMode="numeric" isRequired />
        ) : null}
        {ofTime.includes(kind) ? (
          <TextField
            name="minutes"
            label={t('web.portfolio.time_then')}
            hint={t('web.portfolio.time_hint')}
            validate={(value) => (minutesOf(value) === undefined ? t('web.portfolio.no_time') : null)}
            isRequired
          />
        ) : null}
        {kind === 'lower_losses' ? (
          <TextField
            name="losses_per_year"
            label={t('web.portfolio.losses_then')}
            hint={t('web.portfolio.losses_hint')}
            inputMode="decimal"
            isRequired
          />
        ) : null}
        <TextField
          name="words"
          label={t('web.portfolio.rests_on')}
          hint={t('web.portfolio.rests_on_hint')}
          rows={3}
          maxLength={2000}
        />
      </Form>
    </>
  );
}

function ChooseNeed({ needs, isPending }: { needs: readonly Need[]; isPending: boolean }) {
  if (isPending) {
    return <p className="muted small">{t('web.loading')}</p>;
  }
  if (needs.length === 0) {
    return <p className="muted small">{t('web.portfolio.no_needs')}</p>;
  }
  return (
    <SelectField
      name="need"
      label={t('web.portfolio.which_need')}
      choices={needs.map((one) => ({
        value: one.id,
        title: t('web.portfolio.need_choice', {
          what: one.what,
          needed: one.needed,
          members: one.members.length,
          buffer: timeText(one.buffer_minutes),
        }),
      }))}
      defaultValue={needs[0]?.id}
      isRequired
    />
  );
}
