import { BothWrote, SavingWord, type Value } from '../../platform/draft';
import { t } from '../../platform/i18n';
import { isMasked, Kept } from '../../platform/secrecy';
import type { PlanDraft, PlanName } from './plan';
import { preparedness, type Holds, type Plan, type Preparedness } from './types';
import { HoldsChip, holdsWord, preparednessWord } from './words';

/** A text of the plan. */
export function PlanText({
  plan,
  draft,
  name,
  label,
  hint,
  rows = 3,
  most = 4000,
}: {
  plan: Plan;
  draft: PlanDraft;
  name: PlanName;
  label: string;
  hint?: string;
  rows?: number;
  most?: number;
}) {
  const stored = plan[name] as string | undefined;
  const value = String(draft.draft[name] ?? '');
  return isMasked(stored) ? (
    <div className="field">
      <span className="field-label">{label}</span>
      <Kept id={plan.id} part={name} text={stored} />
    </div>
  ) : (
    <label className="field">
      <span className="field-label">{label}</span>
      {hint ? <span className="field-hint">{hint}</span> : null}
      <textarea
        className="input"
        rows={Math.max(rows, Math.min(16, Math.ceil(value.length / 75)))}
        maxLength={most}
        value={value}
        onChange={(event) => draft.set({ [name]: event.target.value })}
      />
    </label>
  );
}

const answers: readonly Holds[] = ['yes', 'no', 'unanswered'];

/** Does it hold on a level of preparedness, and what is added there. */
export function LevelFields({ plan, draft, level }: { plan: Plan; draft: PlanDraft; level: Preparedness }) {
  const holds = `${level}_holds` as const;
  return (
    <div className="stack-small">
      <fieldset className="con-choices">
        <legend className="field-label">{t('continuity.holds')}</legend>
        <div className="con-choices-row">
          {answers.map((one) => (
            <label key={one} className="con-choice">
              <input
                type="radio"
                name={`${holds}-${plan.service}`}
                checked={draft.draft[holds] === one}
                onChange={() => draft.set({ [holds]: one }, true)}
              />
              <span>{holdsWord(one)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <PlanText
        plan={plan}
        draft={draft}
        name={`${level}_adds`}
        label={t('web.continuity.adds')}
        hint={addsHint(level)}
        rows={2}
      />
    </div>
  );
}
function addsHint(level: Preparedness): string {
  return {
    peace: t('web.continuity.adds_peace'),
    heightened: t('web.continuity.adds_heightened'),
    highest: t('web.continuity.adds_highest'),
  }[level];
}

/** What is done instead, by whom, and what is entered afterwards. */
export function InsteadFields({ plan, draft }: { plan: Plan; draft: PlanDraft }) {
  const shared = { plan, draft };
  return (
    <>
      <PlanText
        {...shared}
        name="reserve_routines"
        label={t('continuity.reserve_routines')}
        hint={t('web.continuity.reserve_hint')}
        rows={5}
        most={20000}
      />
      <PlanText
        {...shared}
        name="contacts"
        label={t('web.continuity.contacts')}
        hint={t('web.continuity.contacts_hint')}
        rows={2}
      />
      <PlanText
        {...shared}
        name="back_registration"
        label={t('continuity.back_registration')}
        hint={t('web.continuity.back_hint')}
        rows={2}
      />
    </>
  );
}

/** The plan as it is read: on paper this is the page of the binder. */
export function PlanTold({ plan }: { plan: Plan }) {
  const part = (name: PlanName, label: string) =>
    plan[name] ? (
      <section className="con-told">
        <h3>{label}</h3>
        <p className="reading con-words">
          <Kept id={plan.id} part={name} text={plan[name] as string} />
        </p>
      </section>
    ) : null;
  return (
    <>
      {part('reserve_routines', t('continuity.reserve_routines'))}
      {part('body', t('web.continuity.more_of_plan'))}
      {part('contacts', t('web.continuity.contacts'))}
      {part('back_registration', t('continuity.back_registration'))}
      {preparedness.map((level) => (
        <section key={level} className="con-told">
          <h3>
            {preparednessWord(level)} <HoldsChip holds={plan[`${level}_holds`]} />
          </h3>
          <p className="reading con-words">
            {plan[`${level}_adds`] ? (
              <Kept id={plan.id} part={`${level}_adds`} text={plan[`${level}_adds`]} />
            ) : (
              <span className="muted">{t('web.continuity.adds_nothing')}</span>
            )}
          </p>
        </section>
      ))}
    </>
  );
}

/** The word on the saving, and the choice when two have written at once. */
export function PlanSaving({ draft }: { draft: PlanDraft }) {
  return (
    <>
      {draft.conflict ? (
        <BothWrote
          names={draft.conflict.names}
          mine={draft.draft}
          theirs={draft.conflict.theirs}
          label={(name) => fieldWord(name as PlanName)}
          word={(value: Value, name) => (name.endsWith('_holds') ? holdsWord(value as Holds) : String(value))}
          onChoose={draft.choose}
        />
      ) : null}
      <SavingWord saving={draft.saving} />
    </>
  );
}

export function fieldWord(name: PlanName): string {
  const level = preparedness.find((one) => name.startsWith(one));
  if (level) {
    return `${preparednessWord(level)}: ${name.endsWith('_holds') ? t('continuity.holds') : t('web.continuity.adds')}`;
  }
  return (
    {
      reserve_routines: t('continuity.reserve_routines'),
      body: t('web.continuity.more_of_plan'),
      back_registration: t('continuity.back_registration'),
      contacts: t('web.continuity.contacts'),
    }[name as string] ?? name
  );
}
