import { useState } from 'react';
import { BothWrote, SavingWord, useAutosave, type Value } from '../../platform/draft';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { DateField } from '../../platform/ui/DateField';
import { toast } from '../../platform/ui/Toasts';
import { Needed } from './AddNeed';
import { Members } from './Members';
import { MemberSearch } from './MemberSearch';
import { bodyAgain, idOf, kindOf, withMember, withoutMember } from './needs';
import { useNeedsOf, type Owner } from './owner';
import { TimeField } from './TimeField';
import { timeText } from './times';
import type { Need } from './types';
import { groupWord } from './words';

/** One need as a sentence and its facts; opened, it is written in its own place. */
export function NeedCard({ owner, need, mayWrite }: { owner: Owner; need: Need; mayWrite: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const { write } = useNeedsOf(owner);
  const remove = () =>
    void write({ method: 'DELETE', path: `/needs/${need.id}` }).then((isDone) => {
      if (isDone) {
        toast(t('web.continuity.need_removed', { what: need.what }), {
          undo: () => void write({ method: 'POST', path: '/needs', body: bodyAgain(need) }),
        });
      }
    });
  return (
    <article className="card con-need" aria-label={need.what}>
      <header className="con-need-head">
        <h3>{need.what}</h3>
        <span className="tag">{groupWord(need)}</span>
        {mayWrite ? (
          <span className="row only-screen con-need-deeds">
            <Button isSmall tone="quiet" onPress={() => setOpen(!isOpen)} aria-expanded={isOpen}>
              {isOpen ? t('web.continuity.done') : t('web.continuity.change')}
              <span className="unseen"> {need.what}</span>
            </Button>
            <Button isSmall tone="quiet" onPress={remove}>
              {t('web.continuity.remove')}
              <span className="unseen"> {need.what}</span>
            </Button>
          </span>
        ) : null}
      </header>
      {isOpen && mayWrite ? <NeedFields owner={owner} need={need} /> : <NeedTold need={need} />}
    </article>
  );
}

function NeedTold({ need }: { need: Need }) {
  const facts: [string, string | undefined | null][] = [
    [t('web.continuity.refill'), need.refill_minutes ? timeText(need.refill_minutes) : null],
    [t('continuity.agreement'), need.agreement],
    [t('continuity.tested_on'), need.tested_on],
    [t('continuity.note'), need.note],
  ];
  const said = facts.filter(([, value]) => value);
  return (
    <>
      <p className="con-need-buffer">
        {need.buffer_minutes > 0
          ? t('web.continuity.manages', { time: timeText(need.buffer_minutes) })
          : t('web.continuity.manages_not')}
      </p>
      <Members members={need.members} />
      {said.length > 0 ? (
        <dl className="con-facts">
          {said.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}

const names = [
  'what',
  'needed',
  'buffer_minutes',
  'refill_minutes',
  'agreement',
  'tested_on',
  'note',
] as const;

function NeedFields({ owner, need }: { owner: Owner; need: Need }) {
  const { today } = useValidOn();
  const { kept, need: again, changeMembers } = useNeedsOf(owner);
  const kind = kindOf(need);
  const { draft, saving, conflict, set, settle, choose } = useAutosave<Need>({
    path: `/needs/${need.id}`,
    names,
    stored: need,
    again: () => again(need.id),
    kept,
  });
  const line = (name: 'what' | 'agreement' | 'note', label: string, most: number) => (
    <label className="field">
      <span className="field-label">
        {label}
        {name === 'what' ? null : <span className="field-optional"> ({t('web.form.optional')})</span>}
      </span>
      <input
        className="input"
        maxLength={most}
        value={String(draft[name] ?? '')}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </label>
  );
  const time = (name: 'buffer_minutes' | 'refill_minutes') => draft[name] as number | null;
  return (
    <div className="stack" onBlur={settle}>
      <div className="con-pair">
        {line('what', t('web.continuity.what'), 120)}
        <TimeField
          label={t('web.continuity.buffer')}
          value={time('buffer_minutes')}
          onChange={(minutes) => set({ buffer_minutes: minutes ?? 0 })}
          isRequired
        />
        <TimeField
          label={t('web.continuity.refill')}
          value={time('refill_minutes')}
          onChange={(minutes) => set({ refill_minutes: minutes })}
        />
      </div>
      <Members
        members={need.members}
        onRemove={(one) =>
          void changeMembers(need, (members) => withoutMember(members, one), need.needed).then(
            (isDone) =>
              isDone &&
              toast(t('web.continuity.member_removed', { name: one.name ?? '' }), {
                undo: () =>
                  void again(need.id).then((now) =>
                    changeMembers(now, (members) => withMember(members, one), need.needed),
                  ),
              }),
          )
        }
      />
      <Needed
        value={Number(draft.needed)}
        most={need.members.length}
        onChange={(needed) => set({ needed }, true)}
      />
      <MemberSearch
        unit={owner.unit}
        taken={[owner.id, ...need.members.map(idOf)]}
        kinds={kind ? [kind] : []}
        onChoose={(one) => void changeMembers(need, (members) => withMember(members, one))}
      />
      <div className="con-pair">
        {line('agreement', t('continuity.agreement'), 400)}
        <DateField
          name={`tested-${need.id}`}
          label={t('continuity.tested_on')}
          value={String(draft.tested_on ?? '')}
          onChange={(day) => set({ tested_on: day || null }, true)}
          today={today}
        />
        {line('note', t('continuity.note'), 4000)}
      </div>
      {conflict ? (
        <BothWrote
          names={conflict.names}
          mine={draft}
          theirs={conflict.theirs}
          label={fieldWord}
          word={valueWord}
          onChoose={choose}
        />
      ) : null}
      <SavingWord saving={saving} />
    </div>
  );
}

function fieldWord(name: string): string {
  return (
    {
      what: t('web.continuity.what'),
      needed: t('web.continuity.needed'),
      buffer_minutes: t('web.continuity.buffer'),
      refill_minutes: t('web.continuity.refill'),
      agreement: t('continuity.agreement'),
      tested_on: t('continuity.tested_on'),
      note: t('continuity.note'),
    }[name] ?? name
  );
}
const valueWord = (value: Value, name: string) =>
  name.endsWith('_minutes') ? timeText(Number(value)) : String(value);
