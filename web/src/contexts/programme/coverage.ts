// What the coverage says in one breath, and how findings are chosen and grouped.
import { language, listText, t } from '../../platform/i18n';
import type { Finding, Severity } from '../../platform/trace';
import type { Matrix, RuleView } from './types';

/** "3 av 4 fokusområden har mål." and, when there is a hole, which. */
export function coverageWords(matrix: Pick<Matrix, 'focus_areas' | 'goals'>): {
  main: string;
  rest: string | undefined;
} {
  const total = matrix.focus_areas.length;
  const holes = matrix.focus_areas.filter((area) => area.is_hole);
  if (total === 0) {
    return { main: t('web.coverage.no_areas'), rest: undefined };
  }
  return {
    main:
      holes.length === 0
        ? t('web.coverage.all_areas', { count: total })
        : t('web.coverage.some_areas', { held: total - holes.length, total }),
    rest:
      holes.length === 0
        ? undefined
        : t('web.coverage.holes', { titles: listText(holes.map((area) => area.node.title)) }),
  };
}

const weights: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

export interface RuleGroup {
  rule: RuleView;
  findings: Finding[];
}

/** Findings by rule: the gravest rules first, then as the rules are numbered. */
export function grouped(findings: readonly Finding[], rules: readonly RuleView[]): RuleGroup[] {
  return rules
    .map((rule) => ({ rule, findings: findings.filter((one) => one.rule === rule.rule) }))
    .filter((group) => group.findings.length > 0)
    .sort(
      (a, b) => weights[a.rule.severity] - weights[b.rule.severity] || a.rule.rule.localeCompare(b.rule.rule),
    );
}

export interface FindingFilter {
  severity?: string;
  rule?: string;
  state?: string;
  q?: string;
}

/** Whether a finding is to be dealt with: not accepted, or accepted on facts or days that no longer hold. */
export function isOpen(finding: Finding): boolean {
  return finding.state !== 'accepted';
}

export function chosen(findings: readonly Finding[], filter: FindingFilter): Finding[] {
  const words = (filter.q ?? '').toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  return findings.filter((finding) => {
    const text = `${finding.rule} ${language() === 'en' ? finding.text_en : finding.text_sv}`;
    return (
      (!filter.severity || finding.severity === filter.severity) &&
      (!filter.rule || finding.rule === filter.rule) &&
      (!filter.state || (filter.state === 'accepted') !== isOpen(finding)) &&
      words.every((word) => text.toLocaleLowerCase('sv').includes(word))
    );
  });
}

/** How many of each severity are open. */
export function counts(findings: readonly Finding[]): Record<Severity, number> {
  const open = findings.filter(isOpen);
  const of = (severity: Severity) => open.filter((one) => one.severity === severity).length;
  return { error: of('error'), warning: of('warning'), info: of('info') };
}
