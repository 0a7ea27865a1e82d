import { useState } from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { TextField } from '../../platform/ui/Fields';
import { toast } from '../../platform/ui/Toasts';
import { Members } from './Members';
import { MemberSearch } from './MemberSearch';
import { bodyOfNeed, idOf, withMember, withoutMember } from './needs';
import { bodyOf, useNeedsOf, type Owner } from './owner';
import { TimeField } from './TimeField';
import type { Member, ResourceClass } from './types';

/** A new need in its place: what, by what it can be met, how many of those must work, and how long one manages without. */
export function AddNeed({
  owner,
  kinds,
  what: proposed = '',
  onDone,
}: {
  owner: Owner;
  kinds?: readonly ResourceClass[];
  what?: string;
  onDone: () => void;
}) {
  const { write } = useNeedsOf(owner);
  const [what, setWhat] = useState(proposed);
  const [members, setMembers] = useState<Member[]>([]);
  const [needed, setNeeded] = useState(1);
  const [buffer, setBuffer] = useState<number | null>(0);
  const [isBusy, setBusy] = useState(false);
  const add = async () => {
    setBusy(true);
    const body = bodyOfNeed(bodyOf(owner), { what, needed, members, buffer_minutes: buffer ?? 0 });
    if (await write({ method: 'POST', path: '/needs', body })) {
      toast(t('web.continuity.need_added', { what: body.what }));
      onDone();
    }
    setBusy(false);
  };
  return (
    <section className="card con-need" aria-label={t('web.continuity.add_need')}>
      <div className="con-pair">
        <TextField
          name="what"
          label={t('web.continuity.what')}
          hint={t('web.continuity.what_hint')}
          value={what}
          onChange={setWhat}
          maxLength={120}
          isRequired
          autoFocus
        />
        <TimeField
          label={t('web.continuity.buffer')}
          hint={t('web.continuity.buffer_hint')}
          value={buffer}
          onChange={setBuffer}
          isRequired
        />
      </div>
      <MemberSearch
        unit={owner.unit}
        taken={[owner.id, ...members.map(idOf)]}
        kinds={kinds}
        onChoose={(one) => setMembers(withMember(members, one))}
      />
      {members.length > 0 ? (
        <>
          <MembersToTake members={members} onRemove={(one) => setMembers(withoutMember(members, one))} />
          <Needed value={needed} most={members.length} onChange={setNeeded} />
        </>
      ) : null}
      <div className="row">
        <Button
          tone="primary"
          isBusy={isBusy}
          isDisabled={what.trim() === '' || members.length === 0}
          onPress={() => void add()}
        >
          {t('web.continuity.save_need')}
        </Button>
        <Button tone="quiet" onPress={onDone}>
          {t('web.cancel')}
        </Button>
      </div>
    </section>
  );
}

/** Of what is not kept yet even the last can be taken away. */
function MembersToTake({
  members,
  onRemove,
}: {
  members: readonly Member[];
  onRemove: (one: Member) => void;
}) {
  const last = members[0];
  return members.length === 1 && last ? (
    <div className="row">
      <Members members={members} />
      <Button isSmall tone="quiet" icon="close" iconOnly onPress={() => onRemove(last)}>
        {t('web.continuity.remove_member', { name: last.name ?? '' })}
      </Button>
    </div>
  ) : (
    <Members members={members} onRemove={onRemove} />
  );
}

/** How many of the members must work: all, or fewer where they can stand in for each other. */
export function Needed({
  value,
  most,
  onChange,
}: {
  value: number;
  most: number;
  onChange: (needed: number) => void;
}) {
  if (most < 2) {
    return null;
  }
  return (
    <label className="row con-needed">
      <span>{t('web.continuity.needed')}</span>
      <span className="select">
        <select value={Math.min(value, most)} onChange={(event) => onChange(Number(event.target.value))}>
          {Array.from({ length: most }, (_, at) => at + 1).map((count) => (
            <option key={count} value={count}>
              {count === most
                ? t('web.continuity.needed_all', { count })
                : t('web.continuity.needed_some', { needed: count, members: most })}
            </option>
          ))}
        </select>
      </span>
    </label>
  );
}
