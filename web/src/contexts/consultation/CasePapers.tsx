import { t } from '../../platform/i18n';
import { FileButtons, type FileWanted } from '../../platform/pages/FileButtons';
import { isPresent } from './case_data';
import { FileList, FileUpload } from './FileUpload';
import type { CaseView } from './types';

/** What the server makes of the case: the opinion, and when it is decided the extract of the minutes and the archive package. */
function papersOf(view: CaseView, isWhole: boolean): FileWanted[] {
  const at = `/opinion-cases/${view.opinion_case.id}`;
  const isSubmitted = view.opinion_case.state === 'submitted';
  return [
    { title: t('web.consultation.case.paper.pdf'), path: `${at}/document?format=pdf` },
    { title: t('web.consultation.case.paper.word'), path: `${at}/document?format=docx` },
    ...(isWhole && view.decisions.length > 0
      ? [{ title: t('web.consultation.case.paper.minutes'), path: `${at}/decision-document?format=pdf` }]
      : []),
    ...(isWhole && isSubmitted
      ? [{ title: t('web.consultation.case.paper.archive'), path: `${at}/archive-package` }]
      : []),
  ];
}

/** The papers of the case to fetch. */
export function CasePapers({ view, isWhole = false }: { view: CaseView; isWhole?: boolean }) {
  const buttons = <FileButtons label={t('web.consultation.case.papers')} files={papersOf(view, isWhole)} />;
  if (!isWhole) {
    return buttons;
  }
  const { opinion_case: of } = view;
  return (
    <section
      id="handlingar"
      tabIndex={-1}
      className="card case-part only-screen"
      aria-labelledby="papers-title"
    >
      <h2 id="papers-title">{t('web.consultation.case.papers')}</h2>
      <p className="muted reading">
        {of.state === 'submitted'
          ? t('web.consultation.case.papers_submitted', { day: of.submitted_on ?? '–', name: of.sender })
          : t('web.consultation.case.papers_later')}
      </p>
      {buttons}
    </section>
  );
}

/** The files that go with the answer. */
export function CaseOwnFiles({ view }: { view: CaseView }) {
  const mayWrite = view.rights.write && isPresent() && view.opinion_case.state === 'preparing';
  return (
    <section id="bilagor" tabIndex={-1} className="card case-part" aria-labelledby="files-title">
      <h2 id="files-title">{t('consultation.files')}</h2>
      {view.files.length > 0 ? (
        <FileList files={view.files} mayRemove={mayWrite} />
      ) : mayWrite ? (
        <p className="muted">{t('web.consultation.case.no_files_yet')}</p>
      ) : (
        <p className="muted">{t('web.consultation.case.no_files')}</p>
      )}
      {mayWrite ? <FileUpload opinion_case={view.opinion_case.id} /> : null}
    </section>
  );
}
