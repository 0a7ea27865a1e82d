import { useQueryClient } from '@tanstack/react-query';
import { readAnew } from '../../kernel/anew';
import { BothWrote, SavingWord, useAutosave, type Values } from '../../platform/draft';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { DateField } from '../../platform/ui/DateField';
import { SelectField } from '../../platform/ui/Fields';
import { isPresent, layCase } from './case_data';
import { askAnew, caseQuery } from './data';
import type { CaseView, DecisionWay, OpinionCase, Position } from './types';
import { positions, positionWord, ways, wayWord } from './words';

const ours = [
  'diary_number',
  'department',
  'officer',
  'internal_due_on',
  'way',
  'position',
  'title',
] as const;
const theirs = ['sender', 'sender_diary_number', 'received_on', 'due_on'] as const;
const always: readonly Name[] = [
  'diary_number',
  'department',
  'officer',
  'internal_due_on',
  'way',
  'sender_diary_number',
  'received_on',
];
type Name = (typeof ours)[number] | (typeof theirs)[number];

/** The fields of a case, saved as they are written. */
export function useCaseDraft(view: CaseView, names: readonly Name[]) {
  const client = useQueryClient();
  const { opinion_case: of } = view;
  const query = caseQuery(of.id);
  return useAutosave<OpinionCase>({
    path: `/opinion-cases/${of.id}`,
    names,
    stored: of,
    again: async () => (await readAnew(client, query)).opinion_case,
    kept: (row) => {
      layCase(client, of.id, (before) => ({ ...before, opinion_case: row, version: row.version }));
      // What is missing, and which meetings suit, the server tells.
      void askAnew(client);
    },
  });
}

const mayWrite = (view: CaseView) =>
  view.rights.write && isPresent() && view.opinion_case.state === 'preparing';

/** The facts of the case: who prepares it, under what number, until when within the house, and who decides. */
export function CaseFacts({ view }: { view: CaseView }) {
  return (
    <section id="uppgifter" tabIndex={-1} className="card case-part" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('web.consultation.case.facts')}</h2>
      {mayWrite(view) ? <Written view={view} /> : <Told view={view} />}
    </section>
  );
}

function labelOf(name: string): string {
  switch (name as Name) {
    case 'diary_number':
      return t('consultation.diary_number');
    case 'department':
      return t('consultation.department');
    case 'officer':
      return t('consultation.officer');
    case 'internal_due_on':
      return t('consultation.internal_due_on');
    case 'way':
      return t('consultation.way');
    case 'position':
      return t('consultation.position');
    case 'title':
      return t('common.title');
    case 'sender':
      return t('consultation.sender');
    case 'sender_diary_number':
      return t('consultation.sender_diary_number');
    case 'received_on':
      return t('consultation.received_on');
    case 'due_on':
      return t('consultation.due_on');
  }
}
const saidOf = (value: unknown, name: string): string =>
  name === 'way'
    ? wayWord(value as DecisionWay)
    : name === 'position'
      ? positionWord(value as Position)
      : String(value);

function Told({ view }: { view: CaseView }) {
  const { opinion_case: of } = view;
  const told = [...ours, ...theirs].filter((name) => name !== 'title' && of[name]);
  return (
    <dl className="case-facts">
      {told.map((name) => (
        <div key={name}>
          <dt>{labelOf(name)}</dt>
          <dd className="figures">{saidOf(of[name], name)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Line({
  name,
  draft,
  onChange,
  hint,
  most = 200,
}: {
  name: Name;
  draft: Values;
  onChange: (part: Values) => void;
  hint?: string;
  most?: number;
}) {
  return (
    <label className="field">
      <span className="field-label">{labelOf(name)}</span>
      {hint ? <span className="field-hint">{hint}</span> : null}
      <input
        className="input"
        maxLength={most}
        value={String(draft[name] ?? '')}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </label>
  );
}

function Written({ view }: { view: CaseView }) {
  const { today } = useValidOn();
  const isOutside = !view.referral;
  // What the sender set stands fast, and is not sent along.
  const names: readonly Name[] = isOutside ? [...always, 'title', 'sender', 'due_on'] : always;
  const { draft, saving, conflict, set, settle, choose } = useCaseDraft(view, names);
  const day = (name: Name, hint: string) => (
    <DateField
      name={name}
      label={labelOf(name)}
      hint={hint}
      today={today}
      isRequired={name !== 'internal_due_on'}
      value={String(draft[name] ?? '')}
      onChange={(next) => set({ [name]: next || null }, true)}
    />
  );
  return (
    <div className="stack" onBlur={() => void settle()}>
      <div className="case-fields">
        {isOutside ? <Line name="title" draft={draft} onChange={set} most={300} /> : null}
        <Line
          name="diary_number"
          draft={draft}
          onChange={set}
          hint={t('web.consultation.case.diary_hint')}
          most={60}
        />
        <Line name="department" draft={draft} onChange={set} />
        <Line name="officer" draft={draft} onChange={set} hint={t('web.consultation.case.officer_hint')} />
        {day('internal_due_on', t('web.consultation.case.internal_hint'))}
        <SelectField
          name="way"
          label={labelOf('way')}
          choices={ways.map((one) => ({ value: one, title: wayWord(one) }))}
          value={String(draft.way ?? 'board')}
          onChange={(way) => set({ way }, true)}
          isRequired
        />
        <Line name="sender_diary_number" draft={draft} onChange={set} most={60} />
        {isOutside ? <Line name="sender" draft={draft} onChange={set} /> : null}
        {day('received_on', t('web.consultation.case.received_hint'))}
        {isOutside ? day('due_on', t('web.consultation.case.due_hint')) : null}
      </div>
      {conflict ? (
        <BothWrote
          names={conflict.names}
          mine={draft}
          theirs={conflict.theirs}
          label={labelOf}
          word={saidOf}
          onChoose={choose}
        />
      ) : null}
      <div className="only-screen">
        <SavingWord saving={saving} />
      </div>
    </div>
  );
}

/** What the answer says as a whole: one choice, in words. */
export function PositionField({ view }: { view: CaseView }) {
  const { draft, saving, conflict, set, choose } = useCaseDraft(view, ['position']);
  if (!mayWrite(view)) {
    return null;
  }
  return (
    <div className="case-position only-screen">
      <fieldset className="case-choices">
        <legend className="field-label">{t('consultation.position')}</legend>
        <span className="case-choices-row">
          {positions.map((one) => (
            <label key={one} className="case-choice">
              <input
                type="radio"
                name="position"
                checked={draft.position === one}
                onChange={() => set({ position: one }, true)}
              />
              <span>{positionWord(one)}</span>
            </label>
          ))}
          <SavingWord saving={saving} />
        </span>
      </fieldset>
      {conflict ? (
        <BothWrote
          names={conflict.names}
          mine={draft}
          theirs={conflict.theirs}
          label={labelOf}
          word={saidOf}
          onChoose={choose}
        />
      ) : null}
    </div>
  );
}
