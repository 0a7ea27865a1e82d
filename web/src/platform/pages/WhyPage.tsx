import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import type { components } from '../../kernel/api';
import { roleWord } from '../auth/session';
import { t } from '../i18n';
import { levelName } from '../secrecy/secrecy';
import { useSearchWord } from '../shell/url';
import { StatusChip } from '../ui/Chip';
import { SelectField, TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { PageHeader } from '../ui/PageHeader';
import { Shown } from '../ui/States';
import { Table, type Column } from '../ui/Table';
import { accountsQuery } from './accounts';
import { actionWord } from './audit';
import { rightsOf } from './policy';
import table from './policy.md?raw';
import './pages.css';

type Explanation = components['schemas']['Explanation'];
type RuleTold = components['schemas']['RuleTold'];
type SealTold = components['schemas']['SealTold'];

const actions = rightsOf(table).map((right) => right.action);

/** Why somebody may, or may not: rule by rule and marking by marking. */
export default function WhyPage() {
  const [account, setAccount] = useSearchWord('konto');
  const [action, setAction] = useSearchWord('atgard');
  const [subject, setSubject] = useSearchWord('post');
  const accounts = useQuery(accountsQuery);
  const query = useQuery({
    queryKey: ['why', account, action, subject],
    queryFn: ({ signal }) =>
      call<Explanation>(
        `/access-explanations?${new URLSearchParams({
          account: account ?? '',
          action: action ?? '',
          ...(subject ? { subject } : {}),
        }).toString()}`,
        { signal },
      ),
    enabled: Boolean(account && action),
    retry: false,
  });
  const ask = (values: Record<string, string>) => {
    setAccount(values['account']);
    setAction(values['action']);
    setSubject(values['subject'] || undefined);
  };
  return (
    <>
      <PageHeader
        title={t('web.page.why')}
        crumbs={[{ title: t('web.page.access'), to: '/atkomst' }]}
        answer={query.data ? <Verdict told={query.data} /> : t('web.why.what')}
      />
      <div className="stack">
        <Form names={['account', 'action', 'subject']} submitLabel={t('web.why.ask')} onSubmit={ask}>
          <SelectField
            name="account"
            key={accounts.data?.items.length ?? 0}
            label={t('secrecy.person')}
            isRequired
            defaultValue={account ?? ''}
            choices={(accounts.data?.items ?? []).map((one) => ({ value: one.id, title: one.name }))}
          />
          <SelectField
            name="action"
            label={t('secrecy.action')}
            isRequired
            defaultValue={action ?? ''}
            choices={actions.map((one) => ({ value: one, title: actionWord(one) }))}
          />
          <TextField
            name="subject"
            label={t('secrecy.subject')}
            hint={t('web.why.subject_hint')}
            defaultValue={subject ?? ''}
            maxLength={36}
          />
        </Form>
        {account && action ? (
          <Shown query={query} lines={6}>
            {(told) => <Told told={told} />}
          </Shown>
        ) : null}
      </div>
    </>
  );
}

function Verdict({ told }: { told: Explanation }) {
  const words: Record<Explanation['ground'], string> = {
    allowed: t('web.why.allowed'),
    takes_two: t('web.why.takes_two'),
    hidden: t('web.why.hidden'),
    no_rule: t('web.why.no_rule'),
    role_not_held: t('web.why.role_not_held'),
    reaches_elsewhere: t('web.why.reaches_elsewhere'),
  };
  return <strong>{words[told.ground]}</strong>;
}

function Told({ told }: { told: Explanation }) {
  const yes = (is: boolean) => (
    <StatusChip status={is ? 'good' : 'bad'}>{is ? t('web.why.yes') : t('web.why.no')}</StatusChip>
  );
  const rules: Column<RuleTold>[] = [
    { key: 'role', title: t('secrecy.rule_role'), cell: (rule) => roleWord(rule.role) },
    {
      key: 'reach',
      title: t('secrecy.rule_reach'),
      cell: (rule) => (rule.reach === 'whole_town' ? t('web.role.everywhere') : t('web.role.own_unit')),
    },
    { key: 'held', title: t('secrecy.rule_held'), cell: (rule) => yes(rule.held) },
    { key: 'reaches', title: t('secrecy.rule_reaches'), cell: (rule) => yes(rule.reaches) },
    {
      key: 'two',
      title: t('secrecy.rule_four_eyes'),
      cell: (rule) => (rule.four_eyes ? t('web.why.yes') : t('web.why.no')),
    },
  ];
  const seals: Column<SealTold>[] = [
    { key: 'level', title: t('secrecy.level'), cell: (seal) => levelName(seal.level) },
    { key: 'ground', title: t('secrecy.legal_ground'), cell: (seal) => seal.legal_ground ?? '–' },
    { key: 'part', title: t('secrecy.part'), cell: (seal) => seal.part ?? t('web.secrecy.whole') },
    { key: 'seen', title: t('secrecy.seen_through'), cell: (seal) => yes(seal.seen_through) },
  ];
  return (
    <>
      <section className="section" aria-labelledby="rules">
        <h2 id="rules">{t('secrecy.rules')}</h2>
        <Table
          caption={t('secrecy.rules')}
          columns={rules}
          rows={told.rules}
          rowKey={(rule) => `${rule.role} ${rule.reach} ${rule.four_eyes}`}
          empty={t('web.why.no_rule')}
        />
      </section>
      {told.subject ? (
        <section className="section" aria-labelledby="seals">
          <h2 id="seals">{t('secrecy.seals')}</h2>
          <Table
            caption={t('secrecy.seals')}
            columns={seals}
            rows={told.seals}
            rowKey={(seal) => `${seal.marking} ${seal.part ?? ''}`}
            empty={t('web.secrecy.none')}
          />
        </section>
      ) : null}
    </>
  );
}
