import { useMemo, useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { CheckField, SelectField } from '../../platform/ui/Fields';
import { SearchField } from '../../platform/ui/SearchField';
import { Progress, Shown } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { BranchOf } from '../organisation/BranchOf';
import { boundKinds, branches, toggled } from '../organisation/choose';
import { useSectors } from '../organisation/data';
import type { SectorPageTold } from '../organisation/types';
import { kindCount } from '../organisation/words';
import { askAnew, send, useOutsiders, useUnits } from './data';
import { branchesFound, chosenOf, kindsOf, stepsTo, type ChosenRecipients } from './recipients';
import { namesOf, Problems } from './ReferralDraft';
import type { ExternalActor, ReferralView, UnitView } from './types';

/** Who is asked; chosen many at a time. A remiss that is sent can ask more, never fewer. */
export function ReferralRecipients({ view, mayChange }: { view: ReferralView; mayChange: boolean }) {
  const [isChoosing, setChoosing] = useState(false);
  const names = view.recipients.map((one) => one.recipient.name);
  const units = useUnits(isChoosing);
  const outsiders = useOutsiders(isChoosing);
  return (
    <section className="section card" aria-labelledby="recipients">
      <header>
        <h2 id="recipients">{t('web.consultation.recipients', { count: names.length })}</h2>
        {mayChange && !isChoosing ? (
          <Button icon="plus" isSmall={names.length > 0} onPress={() => setChoosing(true)}>
            {t('web.consultation.choose_recipients')}
          </Button>
        ) : null}
      </header>
      {isChoosing ? (
        <Shown query={units}>
          {(tree) => (
            <Shown query={outsiders}>
              {(others) => (
                <Choose view={view} units={tree.items} outsiders={others} onDone={() => setChoosing(false)} />
              )}
            </Shown>
          )}
        </Shown>
      ) : names.length === 0 ? (
        <p className="muted">{t('web.consultation.no_recipients')}</p>
      ) : (
        <Names names={names} />
      )}
    </section>
  );
}

const fewNames = 8;
function Names({ names }: { names: readonly string[] }) {
  return names.length <= fewNames ? (
    <p>{namesOf(names)}</p>
  ) : (
    <details>
      <summary>{namesOf(names)}</summary>
      <ul className="referral-names">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </details>
  );
}

/** Row by row, and how far it has come: half a hundred boards are half a hundred rows. */
function useSaving(view: ReferralView, onDone: () => void) {
  const client = useQueryClient();
  const [done, setDone] = useState(0);
  const saving = useMutation({
    mutationFn: async (wanted: ChosenRecipients) => {
      setDone(0);
      for (const step of stepsTo(view.recipients, wanted)) {
        await (step.remove
          ? send({ method: 'DELETE', path: `/referral-recipients/${step.remove}` })
          : send({
              method: 'POST',
              path: '/referral-recipients',
              body: { referral: view.referral.id, ...step.add },
            }));
        setDone((before) => before + 1);
      }
    },
    onSuccess: () => {
      toast(t('web.consultation.recipients_saved'));
      onDone();
    },
    onSettled: () => askAnew(client),
  });
  return { saving, done };
}

function Choose({
  view,
  units,
  outsiders,
  onDone,
}: {
  view: ReferralView;
  units: readonly UnitView[];
  outsiders: readonly ExternalActor[];
  onDone: () => void;
}) {
  const [chosen, setChosen] = useState<ChosenRecipients>(() => chosenOf(view.recipients));
  const [words, setWords] = useState('');
  const { saving, done } = useSaving(view, onDone);
  const tree = useMemo(() => branches(units), [units]);
  const isSent = view.referral.state !== 'draft';
  const fixed = useMemo(() => chosenOf(isSent ? view.recipients : []), [isSent, view.recipients]);
  const steps = stepsTo(view.recipients, chosen);
  // Who has been asked stays asked.
  const setUnits = (next: ReadonlySet<string>) =>
    setChosen((before) => ({ ...before, units: new Set([...next, ...fixed.units]) }));
  const setActor = (id: string, on: boolean) =>
    setChosen((before) => ({
      ...before,
      actors: new Set([...toggled(before.actors, [id], on), ...fixed.actors]),
    }));
  return (
    <div className="stack">
      <Many
        units={units.filter((one) => one.id !== view.referral.unit)}
        chosen={chosen.units}
        onChange={setUnits}
      />
      <div className="referral-choose">
        <fieldset className="referral-choose-list">
          <legend>{t('web.consultation.units_chosen', { count: chosen.units.size })}</legend>
          <SearchField label={t('web.consultation.search_units')} value={words} onSearch={setWords} />
          {branchesFound(tree, words).map((branch) => (
            <BranchOf key={branch.id} branch={branch} asked={chosen.units} onChange={setUnits} />
          ))}
        </fieldset>
        <fieldset className="referral-choose-list">
          <legend>{t('web.consultation.actors_chosen', { count: chosen.actors.size })}</legend>
          <p className="muted small">{t('web.consultation.actors_why')}</p>
          {outsiders.length === 0 ? <p className="muted">{t('web.consultation.no_actors')}</p> : null}
          {outsiders.map((one) => (
            <CheckField
              key={one.id}
              name={`actor-${one.id}`}
              label={one.name}
              isSelected={chosen.actors.has(one.id)}
              onChange={(on) => setActor(one.id, on)}
            />
          ))}
        </fieldset>
      </div>
      {saving.error ? <Problems thrown={saving.error} /> : null}
      {saving.isPending ? (
        <Progress label={t('web.consultation.saving_recipients')} value={done} max={steps.length} />
      ) : null}
      <div className="form-end referral-choose-end">
        <Button
          tone="primary"
          isBusy={saving.isPending}
          isDisabled={steps.length === 0}
          onPress={() => saving.mutate(chosen)}
        >
          {isSent
            ? t('web.consultation.ask_more', { count: steps.length })
            : t('web.consultation.save_recipients', { count: chosen.units.size + chosen.actors.size })}
        </Button>
        <Button tone="quiet" onPress={onDone}>
          {t('web.cancel')}
        </Button>
      </div>
    </div>
  );
}

/** Many at a time: every board, those of a kind, those of a sector. */
function Many({
  units,
  chosen,
  onChange,
}: {
  units: readonly UnitView[];
  chosen: ReadonlySet<string>;
  onChange: (next: ReadonlySet<string>) => void;
}) {
  const { day } = useValidOn();
  const sectors = useSectors(day);
  const client = useQueryClient();
  const kinds = kindsOf(units, boundKinds);
  const bound = kinds.flatMap((one) => one.ids);
  const add = (ids: readonly string[]) => onChange(toggled(chosen, ids, true));
  const addSector = async (id: string) => {
    const told = await client.fetchQuery({
      queryKey: ['sector', id, day],
      queryFn: () => call<SectorPageTold>(`/sectors/${id}?valid_on=${day}`),
    });
    add([told.sector.lead, ...told.members.map((one) => one.unit)]);
  };
  const listed = sectors.data?.items ?? [];
  return (
    <div className="referral-many">
      <div className="row" role="group" aria-label={t('web.consultation.many_at_once')}>
        <Button isSmall onPress={() => add(bound)}>
          {t('web.consultation.all_boards', { count: bound.length })}
        </Button>
        {kinds.map(({ kind, ids }) => (
          <Button key={kind} isSmall onPress={() => add(ids)}>
            {kindCount(kind, ids.length)}
          </Button>
        ))}
        <Button isSmall tone="quiet" onPress={() => onChange(new Set())}>
          {t('web.consultation.choose_none')}
        </Button>
      </div>
      {/* It has its place from the beginning: what comes late must not move what somebody is about to press. */}
      {sectors.isPending || listed.length > 0 ? (
        <SelectField
          name="sector"
          label={t('web.consultation.add_sector')}
          choices={[
            { value: '', title: t('web.choose') },
            ...listed.map((one) => ({ value: one.id, title: one.name })),
          ]}
          value=""
          onChange={(id) => (id ? void addSector(id) : undefined)}
          isRequired
          isDisabled={sectors.isPending}
        />
      ) : null}
    </div>
  );
}
