// Needs as lists: which members they have, what is put in and taken out, and what a new one is made of.
import type { Member, Need, ResourceClass, SuggestedMember, SuggestedNeed } from './types';

/** What names a member: its service or its resource. */
export const idOf = (member: { service?: string | null; resource?: string | null }) =>
  member.service ?? member.resource ?? '';
export const isSame = (a: Member, b: Member) => idOf(a) === idOf(b);

/** As the server takes it: the id alone. */
export const bare = (member: Member): Member =>
  member.service ? { service: member.service } : { resource: member.resource };

export const withMember = (members: readonly Member[], one: Member): Member[] =>
  members.some((known) => isSame(known, one)) ? [...members] : [...members, one];
export const withoutMember = (members: readonly Member[], one: Member): Member[] =>
  members.filter((known) => !isSame(known, one));

/** The class of most members; absent when most are services. Ties go to the first. */
export function kindOf(need: Pick<Need, 'members'>): ResourceClass | undefined {
  const counts = new Map<ResourceClass | undefined, number>();
  for (const member of need.members) {
    const kind = member.kind ?? undefined;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [
    undefined as ResourceClass | undefined,
    0,
  ] as const)[0];
}

/** Whom a suggestion chooses at first: what the unit has itself, else what most similar services lean on. */
export function proposedMembers(need: SuggestedNeed): SuggestedMember[] {
  const own = need.members.filter((one) => one.is_own);
  return own.length > 0 ? own : need.members.filter((one) => one.services * 2 > need.services);
}

export interface NewNeed {
  what: string;
  needed: number;
  members: readonly Member[];
  buffer_minutes: number;
}
/** The body of a new need of a service or a resource. */
export function bodyOfNeed(owner: { service: string } | { resource: string }, need: NewNeed) {
  const { members } = need;
  return {
    ...owner,
    what: need.what.trim(),
    needed: Math.max(1, Math.min(need.needed, members.length)),
    members: members.map(bare),
    buffer_minutes: need.buffer_minutes,
  };
}
/** A need that was taken away, as it is put back. */
export function bodyAgain(need: Need) {
  const { id, unit, version, members, ...rest } = need;
  void [id, unit, version];
  const said = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== null && value !== undefined),
  );
  return { ...said, members: members.map(bare) };
}
