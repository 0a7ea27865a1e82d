import { useState } from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { toast } from '../../platform/ui/Toasts';
import { AddNeed, Needed } from './AddNeed';
import { useSimilar } from './data';
import { MemberSearch } from './MemberSearch';
import { NeedCard } from './NeedCard';
import { bodyOfNeed, idOf, proposedMembers, withMember } from './needs';
import { bodyOf, useNeedsOf, type Owner } from './owner';
import { timeText } from './times';
import type { Member, ServicePage, SuggestedNeed } from './types';
import { classesOf, groupOf, needsIn, type NeedGroup } from './walk';

/** What it needs of one sort: what is said already, what similar services need, and anything else. */
export function WalkNeeds({ page, group }: { page: ServicePage; group: NeedGroup }) {
  const { service } = page;
  const owner: Owner = { kind: 'service', id: service.id, unit: service.unit, name: service.name };
  const similar = useSimilar(service.id);
  const [isAdding, setAdding] = useState(false);
  const here = needsIn(page.needs, group);
  const suggested = (similar.data?.needs ?? []).filter(
    (one) => groupOf(one.kind) === group && !page.needs.some((need) => need.what === one.what),
  );
  return (
    <div className="stack">
      <p className="reading">{t('web.continuity.needs_ask')}</p>
      {here.length > 0 ? (
        <div className="con-needs">
          {here.map((need) => (
            <NeedCard key={need.id} owner={owner} need={need} mayWrite />
          ))}
        </div>
      ) : null}
      {suggested.map((one) => (
        <Suggestion key={one.what} owner={owner} need={one} of={similar.data?.count ?? 0} group={group} />
      ))}
      {isAdding ? (
        <AddNeed owner={owner} kinds={classesOf[group]} onDone={() => setAdding(false)} />
      ) : (
        <div>
          <Button icon="plus" onPress={() => setAdding(true)}>
            {here.length + suggested.length === 0
              ? t('web.continuity.add_need')
              : t('web.continuity.add_other_need')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What similar services need, to take as it is, to change, or to leave. */
function Suggestion({
  owner,
  need,
  of,
  group,
}: {
  owner: Owner;
  need: SuggestedNeed;
  of: number;
  group: NeedGroup;
}) {
  const { write } = useNeedsOf(owner);
  const offered: Member[] = need.members.map((one) => ({
    ...(one.service ? { service: one.service } : { resource: one.resource }),
    name: one.name,
  }));
  const [more, setMore] = useState<Member[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(proposedMembers(need).map(idOf)));
  const [needed, setNeeded] = useState(need.needed);
  const [isBusy, setBusy] = useState(false);
  const all = [...offered, ...more];
  const members = all.filter((one) => chosen.has(idOf(one)));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) {
      next.add(id);
    }
    setChosen(next);
  };
  const take = async () => {
    setBusy(true);
    const body = bodyOfNeed(bodyOf(owner), {
      what: need.what,
      needed,
      members,
      buffer_minutes: need.buffer_minutes,
    });
    if (await write({ method: 'POST', path: '/needs', body })) {
      toast(t('web.continuity.need_added', { what: need.what }));
    }
    setBusy(false);
  };
  return (
    <section className="con-suggestion" aria-label={t('web.continuity.suggestion', { what: need.what })}>
      <p>
        <strong>{need.what}</strong>{' '}
        <span className="muted">
          {t('web.continuity.suggested_by', { count: need.services, of })}{' '}
          {need.buffer_minutes > 0
            ? t('web.continuity.suggested_buffer', { time: timeText(need.buffer_minutes) })
            : null}
        </span>
      </p>
      <fieldset className="con-offered">
        <legend className="small">{t('web.continuity.which_of_these')}</legend>
        {all.map((one) => (
          <label key={idOf(one)} className="con-offer">
            <input type="checkbox" checked={chosen.has(idOf(one))} onChange={() => toggle(idOf(one))} />
            <span>{one.name}</span>
          </label>
        ))}
      </fieldset>
      <details>
        <summary>{t('web.continuity.none_of_these')}</summary>
        <MemberSearch
          unit={owner.unit}
          taken={[owner.id, ...all.map(idOf)]}
          kinds={need.kind ? [need.kind] : classesOf[group]}
          onChoose={(one) => {
            setMore(withMember(more, one));
            setChosen(new Set([...chosen, idOf(one)]));
          }}
        />
      </details>
      <Needed value={needed} most={members.length} onChange={setNeeded} />
      <div>
        <Button icon="plus" isBusy={isBusy} isDisabled={members.length === 0} onPress={() => void take()}>
          {t('web.continuity.take_need', { what: need.what })}
        </Button>
      </div>
    </section>
  );
}
