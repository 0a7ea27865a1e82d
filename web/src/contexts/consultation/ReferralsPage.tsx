import { heldMoment } from '../../kernel/past';
import { t } from '../../platform/i18n';
import { MarkerTag } from '../../platform/trace';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import { useCases, useMay, useReferrals } from './data';
import { ReferralBar } from './ReferralBar';
import { ReferralCases } from './ReferralCases';
import { firstAnswer, waitingCases } from './referrals';
import type { ReferralLine } from './types';
import { ReferralStateChip } from './words';
import './referrals.css';

/** What is out and how it is answered; what one's own unit has to answer, the nearest last day first. */
export default function ReferralsPage() {
  const referrals = useReferrals();
  const cases = useCases();
  const answer = referrals.data && cases.data ? firstAnswer(referrals.data, cases.data) : undefined;
  return (
    <>
      <PageHeader
        title={t('web.consultation.page')}
        answer={
          answer ? (
            <>
              {answer.mine ? <strong>{answer.mine}</strong> : null} {answer.out}
            </>
          ) : undefined
        }
        actions={<Actions />}
      />
      <div className="stack referral-sections">
        <Shown query={cases}>
          {(mine) => {
            const isMine = waitingCases(mine).length > 0;
            const table = mine.length > 0 ? <ReferralCases key="cases" lines={mine} /> : null;
            // What waits for the reader stands first; to others the remisser that are out are more.
            return (
              <Shown query={referrals}>
                {(items) => (
                  <>
                    {isMine ? table : null}
                    <Referrals lines={items} hasCases={mine.length > 0} />
                    {isMine ? null : table}
                  </>
                )}
              </Shown>
            );
          }}
        </Shown>
      </div>
    </>
  );
}

function Actions() {
  const mayLead = useMay('consultation.lead') && !heldMoment();
  const mayWrite = useMay('consultation.write') && !heldMoment();
  return (
    <>
      <Link to="/sammantraden" className="button button-plain">
        <Icon name="calendar" /> {t('consultation.meetings')}
      </Link>
      {mayWrite ? (
        <Link to="/remisser/arenden/nytt" className="button button-plain">
          <Icon name="import" /> {t('web.consultation.register_case')}
        </Link>
      ) : null}
      {mayLead ? (
        <Link to="/remisser/ny" className="button button-primary">
          <Icon name="plus" /> {t('web.consultation.new_referral')}
        </Link>
      ) : null}
    </>
  );
}

function Referrals({ lines, hasCases }: { lines: readonly ReferralLine[]; hasCases: boolean }) {
  const mayLead = useMay('consultation.lead');
  if (lines.length === 0) {
    return hasCases ? null : (
      <EmptyState
        isKept
        icon="file"
        title={t('web.consultation.none')}
        action={
          mayLead ? (
            <Link to="/remisser/ny" className="button button-primary">
              {t('web.consultation.new_referral')}
            </Link>
          ) : undefined
        }
      >
        <p>{t('web.consultation.none_why')}</p>
      </EmptyState>
    );
  }
  const states: ReferralLine['referral']['state'][] = ['draft', 'sent', 'closed'];
  const inOrder = [...lines].sort(
    (a, b) =>
      states.indexOf(a.referral.state) - states.indexOf(b.referral.state) ||
      b.referral.due_on.localeCompare(a.referral.due_on),
  );
  return (
    <section className="section" aria-labelledby="referrals">
      <h2 id="referrals">{t('web.consultation.sent_out')}</h2>
      <ul className="referral-list">
        {inOrder.map((line) => (
          <li key={line.referral.id}>
            <ReferralCard line={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ReferralCard({ line }: { line: ReferralLine }) {
  const { referral } = line;
  const isOut = referral.state !== 'draft';
  return (
    <article className="card referral-card keep">
      <div className="referral-card-what">
        <h3>
          <Link to={`/remisser/${referral.id}`}>{referral.title}</Link>
        </h3>
        <p className="page-facts small">
          <ReferralStateChip state={referral.state} />
          <MarkerTag marker={referral.marker} />
          <span>{line.sender_name}</span>
          {referral.diary_number ? <span className="fixed">{referral.diary_number}</span> : null}
          <span>{t('web.consultation.due_on', { day: referral.due_on })}</span>
        </p>
      </div>
      {isOut ? (
        <div className="stack-small">
          <ReferralBar label={line.referral.title} asked={line.asked} submitted={line.submitted} />
          {line.submitted > 0 ? (
            <Link to={`/remisser/${referral.id}/svar`} aria-label={answersOf(referral.title)}>
              {t('web.consultation.compilation')}
            </Link>
          ) : null}
        </div>
      ) : (
        <p className="muted small">{t('web.consultation.draft_asked', { count: line.asked })}</p>
      )}
    </article>
  );
}

const answersOf = (title: string) => `${t('web.consultation.compilation')}: ${title}`;
