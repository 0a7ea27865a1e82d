import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { mayDo, roleWord, useSession } from '../auth/session';
import { dateText, t } from '../i18n';
import {
  isMasked,
  levelName,
  markingsQuery,
  partName,
  partsQuery,
  proposalsQuery,
  useSecrecyDeed,
  type Proposal,
} from '../secrecy/secrecy';
import { Button } from '../ui/Button';
import { StatusChip, type Status } from '../ui/Chip';
import { TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { Link } from '../ui/Link';
import { PageHeader } from '../ui/PageHeader';
import { EmptyState, Shown } from '../ui/States';
import { toast } from '../ui/Toasts';
import { accountsQuery, wishOf } from './accounts';
import { actionWord, entityWord } from './audit';
import { useWhereWord } from './Reach';
import { PeriodText } from './words';
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
      <About proposal={proposal} />
      {proposal.reason ? <p>{proposal.reason}</p> : null}
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

/** Which record a proposal concerns, and what would become of it. */
function About({ proposal }: { proposal: Proposal }) {
  const about = proposal.about;
  if (!about) {
    return <p className="muted">{t('web.proposal.about_hidden')}</p>;
  }
  const title = isMasked(about.title) ? t('web.secrecy.kept') : about.title;
  return (
    <div className="stack-small">
      <p>
        <span className="muted">{entityWord(about.entity)}</span>{' '}
        <strong>
          {about.entity === 'account' ? (
            <Link to={`/atkomst/${about.id}`}>{title}</Link>
          ) : (
            (title ?? t('web.proposal.about_unnamed'))
          )}
        </strong>
      </p>
      {proposal.entity === 'marking' ? <Lifted proposal={proposal} subject={about.id} /> : null}
      {proposal.action === 'account.appoint' ? <Wished content={proposal.content} /> : null}
    </div>
  );
}

/** The marking that is to be ended. */
function Lifted({ proposal, subject }: { proposal: Proposal; subject: string }) {
  const markings = useQuery(markingsQuery(subject, proposal.state === 'open'));
  const parts = useQuery(partsQuery(subject)).data?.items ?? [];
  const found = markings.data?.items.find(({ marking }) => marking.id === proposal.subject)?.marking;
  if (!found) {
    return null;
  }
  const part = parts.find((one) => one.part === found.part);
  return (
    <p>
      {[
        levelName(found.level),
        found.legal_ground,
        found.part ? (part ? partName(part) : found.part) : t('web.secrecy.whole'),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}

/** The role that somebody is to have. */
function Wished({ content }: { content: string }) {
  const where = useWhereWord();
  const wish = wishOf(content);
  return wish ? (
    <p>
      {roleWord(wish.role)} · {where(wish)}
      {wish.valid_from ? (
        <>
          {' · '}
          <PeriodText period={{ valid_from: wish.valid_from, valid_to: wish.valid_to }} />
        </>
      ) : null}
    </p>
  ) : null;
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
