// What Word and its kin write in HTML that a browser would not understand: lists as paragraphs with a sign in front,
// footnotes as links to the end. Styles are read as text and never applied, which is why they are renamed first.

/** The same HTML with its styles out of reach: as `data-style`, where nothing applies them. */
export function withoutStyles(html: string): string {
  return html
    .replace(/<style\b[\s\S]*?(?:<\/style\s*>|$)/gi, '')
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\s(style|on[a-z]+)\s*=/gi, ' data-$1='));
}

export function styleOf(element: Element, name: string): string {
  const style = element.getAttribute('data-style') ?? '';
  const found = new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]*)`, 'i').exec(style);
  return found?.[1]?.trim().toLowerCase() ?? '';
}

/** The sign of a list's point that Word writes out: "1.", "·". */
export function isListSign(element: Element): boolean {
  return styleOf(element, 'mso-list') === 'ignore';
}

export function isHidden(element: Element): boolean {
  return styleOf(element, 'display') === 'none' || styleOf(element, 'mso-hide') === 'all';
}

const numberedSign = /^\(?(?:\d+|[a-zåäö]|[ivxlcdm]+)[.)]/i;
const typedSign = /^\s*(?:([·•§▪–-]|o(?=[\s\u00a0]{2}))|(\d+[.)]))[\s\u00a0]+/;

export interface WordPoint {
  level: number;
  isNumbered: boolean;
}

/** A paragraph that Word means as a point of a list. Takes a sign that is typed away. */
export function wordPoint(element: Element): WordPoint | null {
  if (element.tagName !== 'P') {
    return null;
  }
  const list = styleOf(element, 'mso-list');
  if (list === '' && !/^Mso/.test(element.className)) {
    return null;
  }
  const level = /\blevel(\d)/.exec(list)?.[1];
  const sign = [...element.querySelectorAll('[data-style]')].find(isListSign);
  if (level) {
    return { level: Number(level), isNumbered: numberedSign.test(sign?.textContent?.trim() ?? '') };
  }
  if (sign) {
    return { level: 1, isNumbered: numberedSign.test(sign.textContent?.trim() ?? '') };
  }
  const typed = /^MsoListParagraph/.test(element.className) && typedSign.exec(element.textContent ?? '');
  if (!typed) {
    return null;
  }
  takeAway(element, typed[0].length);
  return { level: 1, isNumbered: typed[2] !== undefined };
}

function takeAway(element: Element, length: number): void {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = length;
  for (let node = texts.nextNode(); node && left > 0; node = texts.nextNode()) {
    const text = node.nodeValue ?? '';
    node.nodeValue = text.slice(left);
    left -= text.length;
  }
}

/** Takes the texts of the footnotes out of the page, by their names: `ftn1`. */
export function takeNotes(page: Document): Map<string, string> {
  const notes = new Map<string, string>();
  for (const element of page.querySelectorAll('div[id], li[id], p[id]')) {
    const name = /^_?((?:ftn|edn)\d+)$/.exec(element.id)?.[1];
    if (name) {
      const text = (element.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim();
      notes.set(name, text.replace(/^\[?[\divxlc]+\]?\s*/i, ''));
      element.remove();
    }
  }
  return notes;
}

/** The name of the footnote that a link points at, or nothing. */
export function noteName(href: string): string | null {
  return /#_((?:ftn|edn)\d+)$/.exec(href)?.[1] ?? null;
}
