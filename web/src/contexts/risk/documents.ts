// The analysis as a document: what can be fetched, and where.
import { language, t } from '../../platform/i18n';
import type { FileWanted } from '../../platform/pages/FileButtons';

/** The whole analysis to archive and to work on, and the extract that anybody may have. */
export function documentsOf(analysis: string): FileWanted[] {
  const at = (words: Record<string, string>) =>
    `/risk-analyses/${analysis}/document?${new URLSearchParams({ ...words, language: language() }).toString()}`;
  return [
    { title: t('web.risk.as_pdf'), path: at({ format: 'pdf' }) },
    { title: t('web.risk.as_word'), path: at({ format: 'docx' }) },
    { title: t('web.risk.open_extract'), path: at({ format: 'pdf', extract: 'open' }) },
  ];
}
