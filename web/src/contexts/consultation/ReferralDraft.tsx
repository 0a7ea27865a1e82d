import { useState } from 'react';
import { heldMoment } from '../../kernel/past';
import { problemOf } from '../../kernel/problem';
import { listText, t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Confirm } from '../../platform/ui/Dialog';
import { Notice } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import { FileList, FileUpload } from './FileUpload';
import { ReferralFacts } from './ReferralFacts';
import { ReferralQuestions } from './ReferralQuestions';
import { ReferralRecipients } from './ReferralRecipients';
import type { ReferralView } from './types';

/** What is to be sent, changed where it is read; sending asks once more. */
export function ReferralDraft({ view }: { view: ReferralView }) {
  const mayChange = view.rights.lead && !heldMoment();
  return (
    <div className="stack referral-sections">
      <ReferralRecipients view={view} mayChange={mayChange} />
      <ReferralFacts view={view} mayChange={mayChange} />
      <ReferralQuestions view={view} mayChange={mayChange} />
      <section className="section card" aria-labelledby="files">
        <h2 id="files">{t('consultation.files')}</h2>
        {view.files.length === 0 ? (
          <p className="muted">
            {view.referral.edition ? t('web.consultation.no_files') : t('web.consultation.no_files_at_all')}
          </p>
        ) : (
          <FileList files={view.files} mayRemove={mayChange} />
        )}
        {mayChange ? <FileUpload referral={view.referral.id} /> : null}
      </section>
      {mayChange ? <Send view={view} /> : null}
    </div>
  );
}

const namesMax = 6;
/** The first few names, and how many more there are. */
export function namesOf(names: readonly string[]): string {
  const more = names.length - namesMax;
  return more > 1
    ? listText([...names.slice(0, namesMax), t('web.consultation.more', { count: more })])
    : listText(names);
}

function Send({ view }: { view: ReferralView }) {
  const [isAsking, setAsking] = useState(false);
  const deed = useDeed();
  const names = view.recipients.map((one) => one.recipient.name);
  const send = () =>
    void deed
      .mutateAsync({
        method: 'POST',
        path: `/referrals/${view.referral.id}/sendings`,
        body: {},
        version: view.version,
      })
      .then(
        () => toast(t('web.consultation.sent', { title: view.referral.title })),
        () => setAsking(false),
      );
  return (
    <section className="section" aria-labelledby="send">
      <h2 id="send">{t('web.consultation.send_title')}</h2>
      {deed.error ? <Problems thrown={deed.error} /> : null}
      <p className="reading muted">
        {names.length === 0 ? t('web.consultation.send_choose_first') : t('web.consultation.send_means')}
      </p>
      <div className="row only-screen">
        <Button tone="primary" isDisabled={names.length === 0} onPress={() => setAsking(true)}>
          {t('web.consultation.send')}
        </Button>
      </div>
      <Confirm
        title={t('web.consultation.send_sure')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={send}
        verb={t('web.consultation.send')}
        isBusy={deed.isPending}
      >
        <p>
          {t('web.consultation.send_names', {
            count: names.length,
            names: namesOf(names),
            day: view.referral.due_on,
          })}
        </p>
        <p>{t('web.consultation.send_stands')}</p>
      </Confirm>
    </section>
  );
}

/** What the server refused, with the place and the cure. */
export function Problems({ thrown }: { thrown: unknown }) {
  const problem = problemOf(thrown);
  const words = (problem.errors ?? []).map((one) => one.detail).join(' ') || problem.detail;
  return (
    <Notice tone="bad" title={problem.title}>
      {words && words !== problem.title ? words : undefined}
    </Notice>
  );
}
