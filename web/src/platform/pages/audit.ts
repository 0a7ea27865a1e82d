// The log in words.
import { named, t, type TextKey } from '../i18n';
import { thingWord } from '../trace';

export interface AuditChange {
  field: string;
  before?: string | null;
  after?: string | null;
  masked: boolean;
}
export interface AuditEntry {
  position: number;
  at: string;
  actor: string;
  actor_name?: string | null;
  action: string;
  entity: string;
  subject: string;
  reason?: string | null;
  changes: AuditChange[];
  /** Whose deputy the actor was in this. */
  acting_for?: string | null;
}
export interface AuditHead {
  size: number;
  root: string;
  at?: string | null;
  signed_head?: SignedHead | null;
}
/** The size and root of the log at a moment, signed. */
export interface SignedHead {
  size: number;
  at: string;
  key_id: string;
  note: string;
}
export interface AuditKey {
  key: string;
  key_id: string;
  fingerprint: string;
  valid_from: string;
  valid_to?: string | null;
  handed_over: boolean;
}
export interface AuditFinding {
  code: string;
  position?: number | null;
  entity?: string | null;
  id?: string | null;
  field?: string | null;
}
export interface AuditVerdict {
  sound: boolean;
  size: number;
  root: string;
  at?: string | null;
  rows: number;
  values: number;
  weeded: number;
  deviations: number;
  findings: AuditFinding[];
}

const technical = new Set(['id', 'version']);

/** The changes that a person reads: not the id and the version, which every entry has. */
export function readable(changes: readonly AuditChange[]): AuditChange[] {
  return changes.filter((change) => !technical.has(change.field));
}

/** What an entry did to its thing, from its values alone. */
export function deedOf(entry: Pick<AuditEntry, 'changes'>): 'added' | 'removed' | 'changed' | 'nothing' {
  const known = entry.changes.filter((change) => !change.masked);
  const id = known.find((change) => change.field === 'id');
  if (id) {
    return id.before == null ? 'added' : 'removed';
  }
  return entry.changes.length === 0 ? 'nothing' : 'changed';
}

const entities: Record<string, TextKey> = {
  account: 'auth.account',
  audit_key: 'web.entity.audit_key',
  read_digest: 'web.entity.read_digest',
  role_grant: 'web.entity.role_grant',
  person: 'organisation.person',
  assignment: 'organisation.duty',
  unit_period: 'web.entity.unit_period',
  unit_succession: 'web.entity.unit_succession',
  sector_member: 'web.entity.sector_member',
  sector_mirror: 'web.entity.sector_mirror',
  national_sector: 'organisation.national_sector',
  external_actor: 'web.entity.external_actor',
  fulfilment: 'web.entity.fulfilment',
  link: 'web.entity.link',
  carrier: 'web.entity.carrier',
  topic_treatment: 'web.entity.topic_treatment',
  threat_category: 'web.entity.threat_category',
  threat_step: 'web.entity.threat_step',
  finding_acceptance: 'web.entity.finding_acceptance',
  job: 'web.entity.job',
  identity_provider: 'federation.provider',
  group_role: 'web.entity.group_role',
  account_link: 'web.entity.account_link',
  directory_group: 'web.entity.directory_group',
  directory_member: 'web.entity.directory_member',
  scim_token: 'web.entity.scim_token',
  deputyship: 'web.entity.deputyship',
  marking: 'secrecy.marking',
  proposal: 'web.entity.proposal',
  notice_settings: 'web.entity.notice_settings',
  retention: 'web.entity.retention',
  measure: 'measure.measure',
  measure_status_change: 'measure.entity.status_change',
  measure_dependency: 'measure.entity.dependency',
  measure_comment: 'measure.entity.comment',
  measure_rule: 'measure.entity.rule',
  scale_set: 'risk.scale_set',
  scale_step: 'web.entity.scale_step',
  risk_kind: 'risk.kind',
  analysis_step: 'web.entity.analysis_step',
  capability_assessment: 'risk.capabilities',
  risk_consequence: 'web.entity.risk_consequence',
  referral: 'consultation.referral',
  referral_question: 'web.entity.referral_question',
  referral_recipient: 'consultation.recipient',
  board_meeting: 'consultation.meeting',
  opinion_case: 'web.entity.opinion_case',
  opinion_section: 'web.entity.opinion_section',
  opinion_view: 'consultation.view',
  preparation_step: 'web.entity.preparation_step',
  opinion_comment: 'web.entity.opinion_comment',
  opinion_signature: 'web.entity.opinion_signature',
  case_file: 'web.entity.case_file',
  board_decision: 'web.entity.board_decision',
  decision_dissent: 'web.entity.decision_dissent',
  view_reply: 'consultation.reply',
};

/** Every kind of row that the log has words of its own for. */
export const knownEntities: readonly string[] = Object.keys(entities);

/** A table's name as people say it. */
export function entityWord(entity: string): string {
  const key = entities[entity];
  return key ? t(key) : thingWord(entity);
}

const actions: Record<string, TextKey> = {
  'account.add': 'web.action.account_add',
  'account.appoint': 'web.action.account_appoint',
  'account.change': 'web.action.account_change',
  'account.close': 'web.action.account_close',
  'account.deputy': 'web.action.account_deputy',
  'account.factors': 'web.action.account_factors',
  'account.grant': 'web.action.account_grant',
  'account.link': 'web.action.account_link',
  'account.own': 'web.action.account_own',
  'account.password': 'web.action.account_password',
  'account.read': 'web.action.account_read',
  'account.sessions': 'web.action.account_sessions',
  'account.tokens': 'web.action.account_tokens',
  'audit.read': 'web.action.audit_read',
  'audit.lay_digest': 'web.action.audit_lay_digest',
  'audit.prove': 'web.action.audit_prove',
  'audit.read_readings': 'web.action.audit_read_readings',
  'audit.rotate_key': 'web.action.audit_rotate_key',
  'audit.weed': 'web.action.audit_weed',
  'audit.weed_readings': 'web.action.audit_weed_readings',
  'auth.first_start': 'web.action.first_start',
  'auth.sign_in': 'web.action.sign_in',
  'auth.session_revoked': 'web.action.session_revoked',
  'auth.sign_in_refused': 'web.action.sign_in_refused',
  'auth.sign_out': 'web.action.sign_out',
  'directory.group': 'web.action.directory_group',
  'finding.accept': 'web.action.finding_accept',
  'finding.withdraw': 'web.action.finding_withdraw',
  'fulfilment.write': 'web.action.fulfilment_write',
  'job.cancel': 'web.action.job_cancel',
  'job.manage': 'web.action.job_manage',
  'job.read': 'web.action.job_read',
  'job.retry': 'web.action.job_retry',
  'followup.answer': 'web.action.followup_answer',
  'followup.lead': 'web.action.followup_lead',
  'followup.read': 'web.action.followup_read',
  'followup.read_working': 'web.action.followup_read_working',
  'planning.comment': 'web.action.planning_comment',
  'planning.read': 'web.action.planning_read',
  'planning.steer': 'web.action.planning_steer',
  'planning.write': 'web.action.planning_write',
  'report.read': 'web.action.report_read',
  'risk.approve': 'web.action.risk_approve',
  'risk.lead': 'web.action.risk_lead',
  'risk.read': 'web.action.risk_read',
  'risk.write': 'web.action.risk_write',
  'wheel.feed': 'web.action.wheel_feed',
  'wheel.read': 'web.action.wheel_read',
  'wheel.write': 'web.action.wheel_write',
  'consultation.ask_time': 'web.action.consultation_ask_time',
  'consultation.comment': 'web.action.consultation_comment',
  'consultation.decide': 'web.action.consultation_decide',
  'consultation.lead': 'web.action.consultation_lead',
  'consultation.read': 'web.action.consultation_read',
  'consultation.read_draft': 'web.action.consultation_read_draft',
  'consultation.sign': 'web.action.consultation_sign',
  'consultation.write': 'web.action.consultation_write',
  'continuity.analyse': 'web.action.continuity_analyse',
  'continuity.approve': 'web.action.continuity_approve',
  'continuity.import': 'web.action.continuity_import',
  'continuity.read': 'web.action.continuity_read',
  'continuity.write': 'web.action.continuity_write',
  'measure.comment': 'measure.action.comment',
  'measure.direct': 'measure.action.direct',
  'measure.hand_over': 'measure.action.hand_over',
  'measure.import': 'measure.action.import',
  'measure.read': 'measure.action.read',
  'measure.rule': 'measure.action.rule',
  'measure.tie': 'measure.action.tie',
  'measure.write': 'measure.action.write',
  'notice.manage': 'web.action.notice_manage',
  'notice.own': 'web.action.notice_own',
  'organisation.read': 'web.action.organisation_read',
  'organisation.staff': 'web.action.organisation_staff',
  'organisation.write': 'web.action.organisation_write',
  'overview.read': 'web.action.overview_read',
  'pack.import': 'web.action.pack_import',
  'pack.read': 'web.action.pack_read',
  'portfolio.effect': 'web.action.portfolio_effect',
  'portfolio.propose': 'web.action.portfolio_propose',
  'portfolio.read': 'web.action.portfolio_read',
  'portfolio.reckon': 'web.action.portfolio_reckon',
  'portfolio.stop': 'web.action.portfolio_stop',
  'programme.adopt': 'web.action.programme_adopt',
  'programme.read': 'web.action.programme_read',
  'programme.write': 'web.action.programme_write',
  'provider.answers': 'web.action.provider_answers',
  'provider.client_secret': 'web.action.provider_client_secret',
  'provider.manage': 'web.action.provider_manage',
  'provider.read': 'web.action.provider_read',
  'provider.silent': 'web.action.provider_silent',
  'retention.run': 'web.action.retention_run',
  'requirement.write': 'web.action.requirement_write',
  'secrecy.read_internal': 'web.action.secrecy_read_internal',
  'secrecy.read_confidential': 'web.action.secrecy_read_confidential',
  'secrecy.read_strictly_confidential': 'web.action.secrecy_read_strictly_confidential',
  'secrecy.read': 'web.action.secrecy_read',
  'secrecy.mark': 'web.action.secrecy_mark',
  'secrecy.release': 'web.action.secrecy_release',
  'proposal.make': 'web.action.proposal_make',
  'proposal.refuse': 'web.action.proposal_refuse',
  'proposal.withdraw': 'web.action.proposal_withdraw',
  'access.explain': 'web.action.access_explain',
  'scim.token_add': 'web.action.scim_token_add',
  'scim.token_revoke': 'web.action.scim_token_revoke',
};

/** Every action that the log has words for. */
export const knownActions: readonly string[] = Object.keys(actions);

/** What can be chosen, once each and in the order of their words. */
export function inWords(
  values: readonly string[],
  word: (value: string) => string,
): { value: string; title: string }[] {
  return [...new Set(values)]
    .map((value) => ({ value, title: word(value) }))
    .sort((a, b) => a.title.localeCompare(b.title, 'sv'));
}

/** An action of the policy as people say it. */
export function actionWord(action: string): string {
  const key = actions[action];
  return key ? t(key) : action;
}

const rooms = [
  'organisation',
  'programme',
  'auth',
  'federation',
  'common',
  'findings',
  'town',
  'risk',
  'consultation',
];
const own: Record<string, string> = {
  'unit_period.name': 'organisation.unit_name',
  'unit.kind': 'organisation.unit_kind',
  'person.name': 'organisation.person_name',
  'sector.name': 'organisation.sector_name',
  'sector.lead': 'organisation.sector_lead',
  'external_actor.name': 'organisation.actor_name',
  'external_actor.kind': 'organisation.actor_kind',
  'national_sector.number': 'organisation.sector_number',
};

/** A field as people say it; one that no text names keeps its own name. */
export function fieldWord(entity: string, field: string): string {
  for (const key of [own[`${entity}.${field}`], ...rooms.map((room) => `${room}.${field}`)]) {
    const word = key ? named(key, '') : '';
    if (word) {
      return word;
    }
  }
  return field.replaceAll('_', ' ');
}

/** A deviation in words, with its place. */
export function findingText(finding: AuditFinding): string {
  return named(`verification.deviation.${finding.code}`, finding.code, {
    position: finding.position ?? '–',
    entity: finding.entity ? entityWord(finding.entity) : '–',
    id: finding.id ?? '–',
    field: finding.field ?? '–',
  });
}

const ways: Record<string, TextKey> = {
  password: 'web.audit.by_password',
  totp: 'web.audit.by_totp',
  passkey: 'web.audit.by_passkey',
  recovery_code: 'web.audit.by_recovery_code',
  provider: 'web.audit.by_provider',
};

/** Why something was done, as people say it: the product writes `by=password` of how somebody signed in. */
export function reasonText(reason: string): { said: string; isWay: boolean } {
  const way = /^by=(\w+)$/.exec(reason)?.[1];
  const key = way ? ways[way] : undefined;
  return key ? { said: t(key), isWay: true } : { said: reason, isWay: false };
}

/** The operator and the system are nobody's accounts. */
export function actorWord(actor: string, name: string): string {
  return actor === 'operator' ? t('web.audit.operator') : actor === 'system' ? t('web.audit.system') : name;
}

/** The name that the entry itself gives its thing. */
export function titleOf(entry: Pick<AuditEntry, 'changes'>): string | undefined {
  for (const field of ['title', 'name', 'user_name', 'duty', 'key']) {
    const change = entry.changes.find((one) => one.field === field && !one.masked);
    const value = change?.after ?? change?.before;
    if (value) {
      return value;
    }
  }
  return undefined;
}

/** How many entries are newer than a day, newest first: `dayAt` tells the day of the entry at an offset. */
export async function offsetOfDay(
  day: string,
  total: number,
  dayAt: (offset: number) => Promise<string>,
): Promise<number> {
  let [low, high] = [0, total];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((await dayAt(middle)) > day) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return Math.min(low, Math.max(0, total - 1));
}
