import { useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { heldMoment } from '../../kernel/past';
import { problemOf } from '../../kernel/problem';
import { t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { useValidOn } from '../../platform/shell/url';
import { MarkerTag } from '../../platform/trace';
import { Button } from '../../platform/ui/Button';
import { Confirm } from '../../platform/ui/Dialog';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { Notice } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { useDeed, useReferral } from './data';
import { ReferralDraft } from './ReferralDraft';
import { ReferralSent } from './ReferralSent';
import { daysBetween, daysLeftSentence, standingOf, standingSentence } from './referrals';
import type { ReferralView } from './types';
import { ReferralStateChip } from './words';
import './referrals.css';

const crumbs = () => [{ title: t('web.consultation.page'), to: '/remisser' }];

/** A remiss: written and sent while it is a draft, then how it is answered. */
export default function ReferralPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useReferral(id);
  return (
    <Whole query={query} title={t('consultation.referral')} crumbs={crumbs()}>
      {(view) => <ReferralOf key={view.referral.state} view={view} />}
    </Whole>
  );
}

function ReferralOf({ view }: { view: ReferralView }) {
  const { referral } = view;
  const { today } = useValidOn();
  const isDraft = referral.state === 'draft';
  return (
    <>
      <PageHeader
        title={referral.title}
        crumbs={crumbs()}
        facts={
          <>
            <ReferralStateChip state={referral.state} />
            <MarkerTag marker={referral.marker} />
            <span>{view.sender_name}</span>
            {referral.diary_number ? <span className="fixed">{referral.diary_number}</span> : null}
            {referral.edition ? (
              <Link to={`/utgavor/${referral.edition}`}>{view.edition_title ?? t('programme.edition')}</Link>
            ) : null}
            {referral.sent_on ? (
              <span>{t('web.consultation.sent_on', { day: referral.sent_on })}</span>
            ) : null}
            <span>{t('web.consultation.due_on', { day: referral.due_on })}</span>
          </>
        }
        answer={
          <>
            <strong>
              {isDraft ? draftSentence(view.recipients.length) : standingSentence(standingOf(view))}
            </strong>{' '}
            {referral.state === 'sent' ? daysLeftSentence(daysBetween(today, referral.due_on)) : null}
          </>
        }
        actions={isDraft ? undefined : <SentActions view={view} />}
      />
      {isDraft ? <ReferralDraft view={view} /> : <ReferralSent view={view} />}
    </>
  );
}

function draftSentence(asked: number): string {
  return asked === 0
    ? t('web.consultation.draft_empty')
    : t('web.consultation.draft_ready', { count: asked });
}

function SentActions({ view }: { view: ReferralView }) {
  const { referral } = view;
  const [isClosing, setClosing] = useState(false);
  const mayClose = view.rights.lead && referral.state === 'sent' && !heldMoment();
  return (
    <>
      <Link to={`/remisser/${referral.id}/svar`} className="button button-primary">
        <Icon name="file" /> {t('web.consultation.compilation')}
      </Link>
      {mayClose ? <Button onPress={() => setClosing(true)}>{t('web.consultation.close')}</Button> : null}
      {isClosing ? <Closing view={view} onClose={() => setClosing(false)} /> : null}
    </>
  );
}

function Closing({ view, onClose }: { view: ReferralView; onClose: () => void }) {
  const deed = useDeed();
  const { waiting } = standingOf(view);
  const close = () =>
    void deed
      .mutateAsync({
        method: 'POST',
        path: `/referrals/${view.referral.id}/closings`,
        body: { although_answers_are_missing: waiting > 0 },
        version: view.version,
      })
      .then(() => {
        toast(t('web.consultation.closed', { title: view.referral.title }));
        onClose();
      })
      .catch(() => {});
  return (
    <Confirm
      title={t('web.consultation.close_sure')}
      isOpen
      onClose={onClose}
      verb={t('web.consultation.close')}
      isDanger={waiting > 0}
      isBusy={deed.isPending}
      onConfirm={close}
    >
      {waiting > 0
        ? t('web.consultation.close_missing', { count: waiting })
        : t('web.consultation.close_means')}
      {deed.error ? (
        <Notice tone="bad" title={problemOf(deed.error).detail ?? problemOf(deed.error).title} />
      ) : null}
    </Confirm>
  );
}
