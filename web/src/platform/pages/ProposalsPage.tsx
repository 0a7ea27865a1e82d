import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { mayDo, useSession } from '../auth/session';
import { dateText, t } from '../i18n';
import { proposalsQuery, useSecrecyDeed, type Proposal } from '../secrecy/secrecy';
import { Button } from '../ui/Button';
import { StatusChip, type Status } from '../ui/Chip';
import { TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { PageHeader } from '../ui/PageHeader';
import { EmptyState, Shown } from '../ui/States';
import { toast } from '../ui/Toasts';
import { accountsQuery } from './accounts';
import { actionWord } from './audit';
import './pages.css';

/** What one person has proposed and another is to confirm. */
export default function ProposalsPage() {
  const query = useQuery(proposalsQuery);
  const open = (query.data?.items ?? []).filter((one) => one.state === 'open').length;
  return (
    <>
      <PageHeader
        title={t('web.page.proposals')}
        answer={
          query.data ? (
            <strong>
              {open === 0 ? t('web.proposal.none_open') : t('web.proposal.open', { count: open })}
            </strong>
          ) : null
        }
      />
      <Shown query={query} lines={6}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState title={t('web.proposal.none')}>{t('web.proposal.what')}</EmptyState>
          ) : (
            <ul className="plain stack">
              {page.items.map((one) => (
                <li key={one.id}>
                  <ProposalCard proposal={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </>
  );
}

const statuses: Record<Proposal['state'], Status> = {
  open: 'told',
  confirmed: 'good',
  refused: 'bad',
  withdrawn: 'none',
};

function stateWord(state: Proposal['state']): string {
  return {
    open: t('web.proposal.state.open'),
    confirmed: t('web.proposal.state.confirmed'),
    refused: t('web.proposal.state.refused'),
    withdrawn: t('web.proposal.state.withdrawn'),
  }[state];
}

function ProposalCard({ proposal }: { proposal: Proposal }) {
  const session = useSession();
  const isOwn = session.data?.account === proposal.proposed_by;
  const others =
    useQuery({ ...accountsQuery, enabled: mayDo(session.data, 'account.read') }).data?.items ?? [];
  const who = isOwn
    ? t('web.proposal.you')
    : (others.find((one) => one.id === proposal.proposed_by)?.name ?? t('web.deputy.somebody'));
  const [deciding, decide] = useState<'confirmations' | 'refusals'>();
  return (
    <article className="card section proposal">
      <header>
        <h2>{actionWord(proposal.action)}</h2>
        <StatusChip status={statuses[proposal.state]}>{stateWord(proposal.state)}</StatusChip>
      </header>
      <p>{proposal.reason}</p>
      <p className="muted small">{t('web.proposal.made', { day: dateText(proposal.proposed_at), who })}</p>
      {proposal.state !== 'open' ? null : deciding ? (
        <Decide proposal={proposal} how={deciding} onDone={() => decide(undefined)} />
      ) : (
        <p className="row">
          {isOwn ? null : (
            <Button tone="primary" onPress={() => decide('confirmations')}>
              {t('web.proposal.confirm')}
            </Button>
          )}
          <Button onPress={() => decide('refusals')}>
            {isOwn ? t('web.proposal.withdraw') : t('web.proposal.refuse')}
          </Button>
        </p>
      )}
    </article>
  );
}

function Decide({
  proposal,
  how,
  onDone,
}: {
  proposal: Proposal;
  how: 'confirmations' | 'refusals';
  onDone: () => void;
}) {
  const deed = useSecrecyDeed<Proposal>();
  const send = (values: Record<string, string>) =>
    void deed
      .mutateAsync({ path: `/proposals/${proposal.id}/${how}`, body: { reason: values['reason'] ?? '' } })
      .then((answer) => {
        toast(stateWord(answer.state));
        onDone();
      })
      .catch(() => {});
  return (
    <Form
      names={['reason']}
      thrown={deed.error}
      isBusy={deed.isPending}
      submitLabel={how === 'confirmations' ? t('web.proposal.confirm') : t('web.proposal.end')}
      onSubmit={send}
      onCancel={onDone}
    >
      <TextField name="reason" label={t('seconding.reason')} rows={2} maxLength={2000} autoFocus />
    </Form>
  );
}
