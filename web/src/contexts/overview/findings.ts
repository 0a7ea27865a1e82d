// Where findings come from, and how those of several places are asked for as one list.
import { useQueries, useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import type { components } from '../../kernel/api';
import { mayDo, useSession } from '../../platform/auth/session';
import { t } from '../../platform/i18n';
import type { Finding } from '../../platform/trace';

type Told = components['schemas'];
export type Rule = Told['RuleView'];

/** A place that findings come from: an edition, a round of analyses, or the network of what the town stands on. */
export interface Source {
  key: string;
  title: string;
  /** Where the same findings are read by themselves. */
  to: string;
  search?: Record<string, string>;
  asked: string;
  accept: string;
  edition?: string;
}
export interface Report {
  source: Source;
  findings: Finding[];
  rules: Rule[];
}

export function sourcesOf(
  editions: readonly Pick<Told['EditionStanding'], 'edition' | 'title'>[],
  rounds: readonly Told['AnalysisRoundView'][],
  mayAnalyse: boolean,
): Source[] {
  return [
    ...editions.map(({ edition, title }) => ({
      key: edition,
      title,
      to: `/utgavor/${edition}/tackning`,
      asked: `/editions/${edition}/findings`,
      accept: `/editions/${edition}/finding-acceptances`,
      edition,
    })),
    ...rounds
      .filter(({ round }) => round.state === 'open')
      .map(({ round }) => ({
        key: round.id,
        title: round.name,
        to: `/riskanalyser/${round.id}`,
        search: { visa: 'brister' },
        asked: `/analysis-rounds/${round.id}/findings`,
        accept: `/analysis-rounds/${round.id}/finding-acceptances`,
      })),
    ...(mayAnalyse
      ? [
          {
            key: 'network',
            title: t('web.findings.network'),
            to: '/kontinuitet/svagheter',
            asked: '/continuity-findings',
            accept: '/continuity-finding-acceptances',
          },
        ]
      : []),
  ];
}

/** Every source that this reader may see. */
export function useSources(day: string) {
  const session = useSession();
  const may = (action: string) =>
    session.data !== undefined && session.data !== null && mayDo(session.data, action);
  const mayRisk = may('risk.read');
  const mayAnalyse = may('continuity.analyse');
  return useQuery({
    queryKey: ['overview', 'sources', day, mayRisk, mayAnalyse],
    queryFn: async ({ signal }) => {
      const [overview, rounds] = await Promise.all([
        call<Told['Overview']>(`/overview?valid_on=${day}`, { signal }),
        mayRisk
          ? call<{ items: Told['AnalysisRoundView'][] }>('/analysis-rounds?limit=50', { signal })
          : { items: [] },
      ]);
      return sourcesOf(overview.editions, rounds.items, mayAnalyse);
    },
  });
}

/** What each source found. Kept with the programme's findings, so that accepting one asks anew for all. */
export function useReports(sources: readonly Source[]) {
  return useQueries({
    queries: sources.map((source) => ({
      queryKey: ['programme', 'findings', source.asked],
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Report> => {
        const told = await call<{ findings: Finding[]; rules: Rule[] }>(source.asked, { signal });
        return { source, findings: told.findings, rules: told.rules };
      },
    })),
  });
}

/** The rules of all reports, each once, in the order of their numbers. */
export function allRules(reports: readonly Report[]): Rule[] {
  const rules = new Map(reports.flatMap((report) => report.rules.map((rule) => [rule.rule, rule] as const)));
  return [...rules.values()].sort((a, b) => a.rule.localeCompare(b.rule));
}
