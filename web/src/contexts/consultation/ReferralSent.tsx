import { heldMoment } from '../../kernel/past';
import { t } from '../../platform/i18n';
import { FileButtons } from '../../platform/pages/FileButtons';
import { useSearchWord } from '../../platform/shell/url';
import { Tabs } from '../../platform/ui/Tabs';
import { documentForms } from './files';
import { FileList, FileUpload } from './FileUpload';
import { ReferralAnswers } from './ReferralAnswers';
import { ReferralBar } from './ReferralBar';
import { ReferralFacts } from './ReferralFacts';
import { ReferralOutside } from './ReferralOutside';
import { ReferralProgress } from './ReferralProgress';
import { ReferralQuestions } from './ReferralQuestions';
import { ReferralRecipients } from './ReferralRecipients';
import { standingOf } from './referrals';
import type { ReferralView } from './types';

const tabs = ['lage', 'svar', 'utanfor', 'om'] as const;

/** The compilation as a document. */
export const compilationFiles = (referral: string) =>
  documentForms(`/referrals/${referral}/compilation-document`);

/** A remiss that is out: how it is answered, what was answered in short, and what was asked. */
export function ReferralSent({ view }: { view: ReferralView }) {
  const { referral } = view;
  const [shown, setShown] = useSearchWord('visa');
  const standing = standingOf(view);
  const outside = view.recipients.filter((one) => one.recipient.asked_actor !== undefined);
  const tab = tabs.find((one) => one === shown) ?? 'lage';
  const leads = view.rights.lead && !heldMoment();
  return (
    <div className="stack">
      <div className="referral-head-bar">
        <ReferralBar
          label={referral.title}
          asked={standing.asked}
          submitted={standing.submitted}
          late={standing.late}
        />
        {standing.submitted > 0 ? (
          <FileButtons
            label={t('operation.consultation.read_compilation_document')}
            files={compilationFiles(referral.id)}
          />
        ) : null}
      </div>
      <Tabs
        label={t('web.consultation.shown')}
        selected={tab}
        onSelect={(next) => setShown(next === 'lage' ? undefined : next)}
        tabs={[
          {
            key: 'lage',
            title: t('web.consultation.progress'),
            count: view.recipients.length,
            content: <ReferralProgress view={view} />,
          },
          {
            key: 'svar',
            title: t('web.consultation.who_answered'),
            count: standing.submitted,
            content: <ReferralAnswers view={view} />,
          },
          ...(leads && outside.length > 0
            ? [
                {
                  key: 'utanfor',
                  title: t('web.consultation.outside_answers'),
                  count: outside.length,
                  content: <ReferralOutside view={view} lines={outside} />,
                },
              ]
            : []),
          { key: 'om', title: t('web.consultation.about'), content: <About view={view} leads={leads} /> },
        ]}
      />
    </div>
  );
}

function About({ view, leads }: { view: ReferralView; leads: boolean }) {
  const isOut = leads && view.referral.state === 'sent';
  return (
    <div className="stack">
      <ReferralFacts view={view} mayChange={isOut} />
      <ReferralQuestions view={view} mayChange={false} />
      <section className="section card" aria-labelledby="files">
        <h2 id="files">{t('consultation.files')}</h2>
        {view.files.length > 0 ? (
          <FileList files={view.files} />
        ) : (
          <p className="muted">{t('web.consultation.no_files')}</p>
        )}
        {isOut ? <FileUpload referral={view.referral.id} /> : null}
      </section>
      {isOut ? <ReferralRecipients view={view} mayChange /> : null}
    </div>
  );
}
