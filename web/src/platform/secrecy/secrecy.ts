// Secrecy markings: what is read and how it is said.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import type { components } from '../../kernel/api';
import { named, t } from '../i18n';

export type MarkingView = components['schemas']['MarkingView'];
export type Marking = components['schemas']['Marking'];
export type MarkablePart = components['schemas']['MarkablePart'];
export type Proposal = components['schemas']['ProposalTold'];
export type Level = Marking['level'];

interface Page<T> {
  items: T[];
  total: number;
}

/** What the server puts in the place of a text that is kept from the reader. */
const bar = '█████';
export const isMasked = (text: string | null | undefined): boolean => text === bar;

export const levels: readonly Level[] = ['internal', 'confidential', 'strictly_confidential'];
export function levelName(level: Level): string {
  return {
    internal: t('web.secrecy.internal'),
    confidential: t('web.secrecy.confidential'),
    strictly_confidential: t('web.secrecy.strictly_confidential'),
  }[level];
}

/** Grounds that are common here; any other can be written. */
export const grounds = ['OSL 15:2', 'OSL 18:8', 'OSL 18:9', 'OSL 18:13', 'OSL 21:3', 'OSL 39:2', 'OSL 39:3'];

export const markingsQuery = (subject: string, isWanted = true) =>
  queryOptions({
    queryKey: ['secrecy', 'markings', subject],
    queryFn: ({ signal }) => call<Page<MarkingView>>(`/markings?subject=${subject}`, { signal }),
    enabled: isWanted,
  });
export const partsQuery = (subject: string) =>
  queryOptions({
    queryKey: ['secrecy', 'parts', subject],
    queryFn: ({ signal }) => call<Page<MarkablePart>>(`/markable-parts?subject=${subject}`, { signal }),
  });
export const proposalsQuery = queryOptions({
  queryKey: ['secrecy', 'proposals'],
  queryFn: ({ signal }) => call<Page<Proposal>>('/proposals?limit=200', { signal }),
});

/** Whom a marking admits: who is cleared where the record stands, at another unit, or in one matter alone. */
export type Circle = 'own' | 'unit' | 'matter';

/** The circles that somebody can choose: a matter only when she takes part in one, or she would hide it from herself. */
export function circlesFor(matters: readonly string[]): Circle[] {
  return matters.length > 0 ? ['own', 'unit', 'matter'] : ['own', 'unit'];
}

/** The matters that a person takes part in, once each. */
export function mattersIn(roles: readonly { matter?: string | null }[]): string[] {
  return [...new Set(roles.flatMap((held) => held.matter ?? []))];
}

/** What is sent for a circle: the one place of it, or nothing for where the record stands. */
export function circleOf(circle: Circle, values: Record<string, string>): Record<string, string> {
  const place = values[circle] ?? '';
  return circle === 'own' || place === '' ? {} : { [circle]: place };
}

/** The name of a part, from the server's texts. */
export const partName = (part: MarkablePart): string => named(part.label, part.part);

/** Writes, and asks anew for everything: what is hidden can stand anywhere. */
export function useSecrecyDeed<Answer>() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: unknown }) =>
      call<Answer>(path, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries(),
  });
}

/** "sekretess, OSL 18:13" of the marking that keeps a part. */
export function keptBy(views: readonly MarkingView[], part?: string): string {
  const found = views.find((one) => one.hides && (!part || one.marking.part === part));
  if (!found) {
    return t('web.secrecy.kept');
  }
  const level = levelName(found.marking.level).toLocaleLowerCase('sv');
  const ground = found.marking.legal_ground;
  return t('web.secrecy.kept_by', { ground: ground ? `${level}, ${ground}` : level });
}
