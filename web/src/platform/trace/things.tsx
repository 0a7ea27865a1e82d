// How things are named, and where each has its page.
import { language, named, t, type TextKey } from '../i18n';
import { Tag } from '../ui/Chip';
import { Link } from '../ui/Link';
import type { Finding, FindingThing, Marker, Thing } from './trace';

const one: Record<string, TextKey> = {
  programme: 'web.kind.programme',
  edition: 'web.kind.edition',
  section: 'web.kind.section',
  focus_area: 'web.kind.focus_area',
  goal: 'web.kind.goal',
  protection_value: 'web.kind.protection_value',
  threat: 'web.kind.threat',
  responsibility: 'web.kind.responsibility',
  requirement: 'web.kind.requirement',
  catalogue: 'web.kind.catalogue',
  driver: 'web.kind.driver',
  change: 'web.kind.change',
  topic: 'web.kind.topic',
  unit: 'web.kind.unit',
  sector: 'web.kind.sector',
  indicator: 'web.kind.indicator',
  person: 'web.kind.person',
  assignment: 'web.kind.assignment',
  external_actor: 'web.kind.external_actor',
  national_sector: 'web.kind.national_sector',
  threat_category: 'web.kind.threat_category',
  threat_step: 'web.kind.threat_step',
  planning_cycle: 'web.kind.planning_cycle',
  follow_up_round: 'web.kind.follow_up_round',
  follow_up_sheet: 'web.kind.follow_up_sheet',
  analysis_round: 'risk.round',
  risk_analysis: 'risk.analysis',
  analysis_participant: 'risk.participant_name',
  participation: 'risk.participation',
  risk: 'risk.risk',
  account: 'web.kind.account',
  measure: 'measure.measure',
  critical_service: 'web.kind.critical_service',
  service_consequence: 'web.kind.service_consequence',
  resource: 'web.kind.resource',
  need: 'web.kind.need',
  need_member: 'web.kind.need_member',
  continuity_plan: 'web.kind.continuity_plan',
  plan_test: 'web.kind.plan_test',
  measure_effect: 'web.kind.measure_effect',
  decision_proposal: 'web.kind.decision_proposal',
  proposal_measure: 'web.kind.proposal_measure',
  reckoning: 'web.kind.reckoning',
  unit_goal: 'planning.unit_goal',
  activity: 'planning.activity',
  referral: 'consultation.referral',
  opinion_case: 'consultation.case',
  opinion_view: 'consultation.view',
  measure_comment: 'measure.entity.comment',
  measure_status_change: 'measure.entity.status_change',
};
const several: Record<string, TextKey> = {
  programme: 'web.kinds.programme',
  edition: 'web.kinds.edition',
  section: 'web.kinds.section',
  focus_area: 'web.kinds.focus_area',
  goal: 'web.kinds.goal',
  protection_value: 'web.kinds.protection_value',
  threat: 'web.kinds.threat',
  responsibility: 'web.kinds.responsibility',
  requirement: 'web.kinds.requirement',
  catalogue: 'web.kinds.catalogue',
  driver: 'web.kinds.driver',
  change: 'web.kinds.change',
  topic: 'web.kinds.topic',
  unit: 'web.kinds.unit',
  sector: 'web.kinds.sector',
  unit_goal: 'planning.unit_goals',
  activity: 'planning.activities',
  indicator: 'planning.indicators',
  person: 'web.kinds.person',
  assignment: 'web.kinds.assignment',
  external_actor: 'web.kinds.external_actor',
  national_sector: 'web.kinds.national_sector',
  threat_category: 'web.kinds.threat_category',
  threat_step: 'web.kinds.threat_step',
  fulfilment: 'web.kinds.fulfilment',
  risk_analysis: 'risk.analyses',
  analysis_participant: 'risk.participants',
  risk: 'risk.risks',
  account: 'web.kinds.account',
  measure: 'measure.page',
  measure_comment: 'measure.entities.comment',
  measure_status_change: 'measure.entities.status_change',
};

/** "Mål", "Fokusområde"; a kind the web does not know keeps the server's word. */
export function thingWord(kind: string): string {
  const key = one[kind];
  return key ? t(key) : named(`web.kind.${kind}`, kind.replaceAll('_', ' '));
}
/** "Mål", "Fokusområden". */
export function thingWords(kind: string): string {
  const key = several[kind];
  return key ? t(key) : thingWord(kind);
}

export interface Place {
  to: string;
  search?: Record<string, string | undefined>;
}

const inEdition = new Set([
  'section',
  'focus_area',
  'goal',
  'protection_value',
  'threat',
  'responsibility',
  'driver',
  'change',
]);

/** The page where a thing is read. Parts of an edition need to know which; nothing when there is no page for it. */
export function placeOf(thing: { kind: string; id: string }, edition?: string | null): Place | undefined {
  switch (thing.kind) {
    case 'unit':
      return { to: `/organisation/${thing.id}` };
    case 'programme':
      return { to: '/program', search: { program: thing.id } };
    case 'edition':
      return { to: `/utgavor/${thing.id}` };
    case 'requirement':
      return { to: `/krav/${thing.id}` };
    case 'catalogue':
      return { to: '/krav', search: { katalog: thing.id } };
    case 'unit_goal':
      return { to: `/planer/mal/${thing.id}` };
    case 'measure':
      return { to: `/atgarder/${thing.id}` };
    case 'follow_up_round':
      return { to: `/uppfoljning/${thing.id}` };
    case 'follow_up_sheet':
      return { to: `/svarsblad/${thing.id}` };
    case 'analysis_round':
      return { to: `/riskanalyser/${thing.id}` };
    case 'risk_analysis':
      return { to: `/analyser/${thing.id}` };
    case 'risk':
      return { to: `/risker/${thing.id}` };
    case 'referral':
      return { to: `/remisser/${thing.id}` };
    case 'opinion_case':
      return { to: `/remisser/arenden/${thing.id}` };
    case 'sector':
      return { to: `/sektorer/${thing.id}` };
    case 'account':
      return { to: `/atkomst/${thing.id}` };
    case 'external_actor':
      return { to: '/kontakter' };
    case 'national_sector':
      return { to: '/sektorer' };
    default:
      return inEdition.has(thing.kind) && edition
        ? { to: `/utgavor/${edition}`, search: { del: thing.id } }
        : undefined;
  }
}

/** The edition that a thing belongs to, from its path. */
export function editionOf(path: readonly Thing[]): string | undefined {
  return path.find((step) => step.kind === 'edition')?.id;
}

/** A thing as a link to its page, or as its name when it has none. */
export function ThingLink({
  thing,
  edition,
}: {
  thing: { kind: string; id: string; title: string };
  edition?: string | null;
}) {
  const place = placeOf(thing, edition);
  return place ? (
    <Link to={place.to} search={place.search}>
      {thing.title}
    </Link>
  ) : (
    <>{thing.title}</>
  );
}

/** What a finding points at, as a link. Facts such as days and numbers are words alone. */
export function WitnessLink({ witness, edition }: { witness: FindingThing; edition?: string | null }) {
  return witness.entity ? (
    <ThingLink thing={{ kind: witness.kind, id: witness.entity, title: witness.text }} edition={edition} />
  ) : (
    <>{witness.text}</>
  );
}

const markers: Record<Marker, TextKey | undefined> = {
  own: undefined,
  verified: 'common.marker.verified',
  editable_default: 'common.marker.editable_default',
  example: 'common.marker.example',
  fictional: 'common.marker.fictional',
};

/** How sure a fact is, calmly: a small word. The town's own facts need none. */
export function MarkerTag({ marker, source }: { marker?: Marker | null; source?: string | null }) {
  const key = marker ? markers[marker] : undefined;
  return key ? (
    <span className={`marker marker-${marker}`} title={source ?? undefined}>
      <Tag>{t(key)}</Tag>
    </span>
  ) : null;
}

/** A finding's sentence in the reader's language. */
export function findingText(finding: Finding): string {
  return language() === 'en' ? finding.text_en : finding.text_sv;
}
