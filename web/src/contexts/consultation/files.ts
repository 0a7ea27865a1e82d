// Files on their way in: what is taken, how large, and the bytes as the server wants them.
import { numberText, t } from '../../platform/i18n';
import type { FileWanted } from '../../platform/pages/FileButtons';

/** A document that the server sets, in the language that is spoken: to archive, and to work on. */
export function documentForms(path: string): FileWanted[] {
  return [
    { title: t('web.file.as_pdf'), path: `${path}?format=pdf` },
    { title: t('web.file.as_word'), path: `${path}?format=docx` },
  ];
}

/** Endings that are taken; what a file really is, the server tells by its content. */
export const endings: readonly string[] = [
  '.pdf',
  '.docx',
  '.odt',
  '.xlsx',
  '.png',
  '.jpg',
  '.jpeg',
  '.txt',
  '.csv',
];
export const sizeMax = 5 * 1024 * 1024;

const piece = 0x8000;
/** The bytes in base64 on one line, piece by piece: a long file is too much for one call. */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += piece) {
    text += String.fromCharCode(...bytes.subarray(at, at + piece));
  }
  return btoa(text);
}

/** `rapport_slutlig.pdf` → `rapport slutlig`: a heading to begin with. */
export function titleOfFile(name: string): string {
  return (
    name
      .replace(/\.[^.]+$/, '')
      .replace(/_+/g, ' ')
      .trim() || name
  );
}

const kinds: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  'application/vnd.oasis.opendocument.text': 'ODT',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'text/csv': 'CSV',
};

/** `PDF, 52 kB`. */
export function fileFacts(file: { media_type: string; size: number }): string {
  const kind = kinds[file.media_type] ?? t('web.consultation.file_text');
  const size =
    file.size < 1024 * 1024
      ? `${numberText(Math.max(1, Math.round(file.size / 1024)))} kB`
      : `${numberText(Math.round((file.size / 1024 / 1024) * 10) / 10)} MB`;
  return `${kind}, ${size}`;
}
