// What the page of a case reads beside the case itself, and how it writes what others may be writing too.
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { components } from '../../kernel/api';
import { call } from '../../kernel/client';
import { heldMoment } from '../../kernel/past';
import { problemOf } from '../../kernel/problem';
import { useSession, useTown } from '../../platform/auth/session';
import { useValidOn } from '../../platform/shell/url';
import type { Finding } from '../../platform/trace';
import { toast } from '../../platform/ui/Toasts';
import { stepped, type Placed } from './case';
import { askAnew, caseQuery, send, useUnits, type Deed } from './data';
import type { CaseView, OpinionSection, SectionShown, UnitView } from './types';

type Document = components['schemas']['Document'];
type CoverageReport = Omit<components['schemas']['CoverageReport'], 'findings'> & { findings: Finding[] };

/** How often it is asked who else writes. */
const lookEvery = 15_000;

/** What is read as it was known at an earlier moment is not written. */
export const isPresent = (): boolean => !heldMoment();

/** The case, looked at again while it is prepared: colleagues write in it meanwhile. */
export function useCaseLive(id: string) {
  return useQuery({
    ...caseQuery(id),
    refetchInterval: (query) =>
      query.state.data?.opinion_case.state === 'preparing' && isPresent() ? lookEvery : false,
  });
}

function useDated<T>(path: string, isWanted: boolean, then?: string) {
  const { day } = useValidOn();
  const town = useTown();
  // What the pages are held at is asked by the client itself; it is never later than that.
  const at = then && !heldMoment() ? `&as_of=${encodeURIComponent(then)}` : '';
  return useQuery({
    queryKey: ['consultation', 'dated', path, day, at],
    queryFn: ({ signal }) => call<T>(`${path}?valid_on=${day}${at}`, { signal }),
    enabled: town.data !== undefined && isWanted,
  });
}
/** The text of an edition as it is, or as it was at an instant. */
export const useEditionText = (edition: string | undefined, then?: string) =>
  useDated<Document>(`/editions/${edition ?? ''}/document`, edition !== undefined, then);
export const useEditionFindings = (edition: string | undefined) =>
  useDated<CoverageReport>(`/editions/${edition ?? ''}/findings`, edition !== undefined);

/** A section as it was known at an instant. */
export function useSectionThen(section: string, at: string) {
  return useQuery({
    queryKey: ['consultation', 'then', section, at],
    queryFn: ({ signal }) =>
      call<SectionShown>(`/opinion-sections/${section}?as_of=${encodeURIComponent(at)}`, { signal }),
    staleTime: Infinity,
  });
}

export const holdSection = (section: string, ask: { take_over?: boolean; release?: boolean } = {}) =>
  send<OpinionSection>({
    method: 'POST',
    path: `/opinion-sections/${section}/holds`,
    body: { take_over: false, release: false, ...ask },
  });

/** Lays a changed case over the one in memory. */
export function layCase(client: QueryClient, id: string, change: (view: CaseView) => CaseView): void {
  client.setQueryData(caseQuery(id).queryKey, (before) => (before ? change(before) : before));
}
/** Lays a section that was kept on its page. */
export function laySection(client: QueryClient, row: OpinionSection, more: Partial<SectionShown> = {}): void {
  layCase(client, row.opinion_case, (view) => ({
    ...view,
    sections: view.sections.map((one) =>
      one.section.id === row.id ? { ...one, ...more, section: row } : one,
    ),
  }));
}

/** What went wrong, in the words of whoever refused. */
export function whyOf(thrown: unknown): string {
  const problem = problemOf(thrown);
  const places = (problem.errors ?? []).map((one) => one.detail).join(' ');
  return places || (problem.detail ?? problem.title);
}
export const tellWhy = (thrown: unknown): void => toast(whyOf(thrown), { tone: 'bad' });

/** Writes one thing after the other, asks anew, and says what went wrong; whether all went well. */
export function useWrite() {
  const client = useQueryClient();
  return async (deeds: readonly Deed[], done?: string): Promise<boolean> => {
    let isDone = true;
    try {
      for (const deed of deeds) {
        await send(deed);
      }
      if (done) {
        toast(done);
      }
    } catch (thrown) {
      isDone = false;
      tellWhy(thrown);
    }
    await askAnew(client);
    return isDone;
  };
}

/** Moves a row a step up or down among its like: whatever got another place is written at its address under `path`. */
export function useMove(path: string) {
  const write = useWrite();
  return <Row extends Placed & { version: number }>(rows: readonly Row[], id: string, by: -1 | 1): void =>
    void write(
      stepped(rows, id, by).map(({ row, position }) => ({
        method: 'PATCH',
        path: `${path}/${row.id}`,
        body: { position },
        version: row.version,
      })),
    );
}

/** The units that the session keeps cases and meetings for, its own first. */
export function useOwnUnits(): UnitView[] {
  const session = useSession();
  const units = useUnits();
  const held = (session.data?.roles ?? []).filter((one) => ['coordinator', 'head'].includes(one.role));
  const all = units.data?.items ?? [];
  if (held.some((one) => !one.unit && !one.sector && !one.matter)) {
    return all;
  }
  const own = new Set(held.map((one) => one.unit));
  return all.filter((one) => own.has(one.id));
}
