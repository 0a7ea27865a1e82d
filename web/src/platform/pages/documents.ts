// A thing as a document: what can be fetched, and where.
import { language, t } from '../i18n';
import type { FileWanted } from './FileButtons';

/** The whole to archive and to work on, and the extract that anybody may have. */
export function documentsAt(path: string): FileWanted[] {
  const at = (words: Record<string, string>) =>
    `${path}?${new URLSearchParams({ ...words, language: language() }).toString()}`;
  return [
    { title: t('web.file.as_pdf'), path: at({ format: 'pdf' }) },
    { title: t('web.file.as_word'), path: at({ format: 'docx' }) },
    { title: t('web.file.open_extract'), path: at({ format: 'pdf', extract: 'open' }) },
  ];
}
