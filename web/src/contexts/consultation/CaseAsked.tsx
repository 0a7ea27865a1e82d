import { t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import { FileList } from './FileUpload';
import type { CaseView } from './types';

/** What the sender asks for: the purpose, the questions, how to answer, and what was sent along. */
export function CaseAsked({ view }: { view: CaseView }) {
  const { opinion_case: of, referral } = view;
  return (
    <section id="fragan" tabIndex={-1} className="card case-part" aria-labelledby="asked-title">
      <h2 id="asked-title">{t('web.consultation.case.asked')}</h2>
      {referral ? (
        <>
          <p className="reading case-words">{referral.purpose}</p>
          {view.questions.length > 0 ? (
            <div className="stack-small">
              <h3>{t('consultation.questions')}</h3>
              <ol className="case-questions reading">
                {view.questions.map((one) => (
                  <li key={one.id}>{one.body}</li>
                ))}
              </ol>
            </div>
          ) : null}
          {referral.instructions ? (
            <details>
              <summary>{t('consultation.instructions')}</summary>
              <p className="reading case-words">{referral.instructions}</p>
            </details>
          ) : null}
          <p className="row">
            {referral.edition ? (
              <Link to={`/utgavor/${referral.edition}`}>
                {view.edition_title ?? t('web.consultation.case.to_edition')}
              </Link>
            ) : null}
            <Link to={`/remisser/${referral.id}`}>{t('web.consultation.case.to_referral')}</Link>
          </p>
        </>
      ) : (
        <p className="reading">{t('web.consultation.case.from_outside', { name: of.sender })}</p>
      )}
      {view.received.length > 0 ? (
        <div className="stack-small">
          <h3>{t('consultation.received')}</h3>
          <FileList files={view.received} />
        </div>
      ) : null}
    </section>
  );
}
