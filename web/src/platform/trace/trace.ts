// What hangs together with a thing, as /traces/{id} tells it.
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { useTown } from '../auth/session';
import { useSearchWord, useValidOn } from '../shell/url';

export type Marker = 'own' | 'verified' | 'editable_default' | 'example' | 'fictional';
export type Severity = 'error' | 'warning' | 'info';

/** Something by its kind, id and name: a goal, a unit, a law. */
export interface Thing {
  kind: string;
  id: string;
  key: string;
  title: string;
  marker?: Marker | null;
}

export interface TraceStep {
  thing: Thing;
  distance: number;
  /** The thing it was reached through; absent for what is next to the one asked for. */
  through?: string | null;
  edition?: string | null;
}
export interface TraceGroup {
  kind: string;
  steps: TraceStep[];
}

export interface FindingThing {
  kind: string;
  id: string;
  text: string;
  entity?: string | null;
}
export interface Acceptance {
  id: string;
  finding_key: string;
  rule: string;
  facts_hash: string;
  reason: string;
  accepted_by: string;
  accepted_on: string;
  review_on: string;
  version: number;
}
export type FindingState = 'open' | 'accepted' | 'accepted_review_due' | 'changed_since_acceptance';
export interface Finding {
  rule: string;
  severity: Severity;
  subject: FindingThing;
  because: FindingThing[];
  text_sv: string;
  text_en: string;
  key?: string | null;
  facts_hash?: string | null;
  state?: FindingState | null;
  acceptance?: Acceptance | null;
}

export interface TraceChange {
  position: number;
  at: string;
  who: string;
  action: string;
}

export interface TraceTold {
  thing: Thing;
  path: Thing[];
  hangs_on: TraceGroup[];
  carries: TraceGroup[];
  cut: boolean;
  findings: Finding[];
  changes: TraceChange[];
}

export const traceQuery = (id: string, day: string) =>
  queryOptions({
    queryKey: ['trace', id, day],
    queryFn: ({ signal }) => call<TraceTold>(`/traces/${encodeURIComponent(id)}?valid_on=${day}`, { signal }),
  });

/** What hangs together with a thing on the day in force. */
export function useTrace(id: string) {
  const { day } = useValidOn();
  const town = useTown();
  return useQuery({
    ...traceQuery(id, day),
    enabled: town.data !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** The word of the address that says which thing the panel shows. */
export const traceWord = 'spar';

/** Which thing the panel shows, and how to walk to another. */
export function useOpenTrace(): [string | undefined, (id: string | undefined) => void] {
  const [open, set] = useSearchWord(traceWord);
  return [open, (id) => set(id, { asStep: id !== undefined })];
}
