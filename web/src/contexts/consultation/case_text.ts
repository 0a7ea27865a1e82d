// The words of a section: a suggestion put in the place of what it is about, and a proposal as it is minuted.
import { fromPlain, fromStored, toStored, type ProseNode } from '../../platform/prose';

/** The text of a section; nothing when nothing is written. */
export const bodyOf = (section: { body?: string | null }): string => section.body ?? '';
/** Whether anything stands in a section: what is stored of nothing is nothing. */
export const isWritten = (section: { body?: string | null }): boolean => bodyOf(section) !== '';
/** How a text is sent: that nothing is written is said by null. */
export const sentBody = (stored: string): string | null => stored || null;

function replacedIn(inlines: readonly ProseNode[], quote: string, words: string): ProseNode[] | null {
  const all = inlines.map((one) => one.text ?? '\u0000').join('');
  const from = all.indexOf(quote);
  if (from < 0) {
    return null;
  }
  const to = from + quote.length;
  const out: ProseNode[] = [];
  let at = 0;
  let isSaid = false;
  for (const one of inlines) {
    const text = one.text ?? '\u0000';
    const begin = at;
    at += text.length;
    if (at <= from || begin >= to) {
      out.push(one);
      continue;
    }
    const before = text.slice(0, Math.max(0, from - begin));
    const after = text.slice(Math.max(0, to - begin));
    const said = isSaid ? '' : words;
    isSaid = true;
    out.push({ ...one, text: before + said + after });
  }
  return out;
}

const whole = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The text with the first place where the quote stands said otherwise; nothing when it does not stand there. */
export function replaceWords(stored: string, quote: string, words: string): string | null {
  const wanted = whole(quote);
  let isDone = false;
  const inside = (node: ProseNode): ProseNode => {
    if (isDone || !node.content) {
      return node;
    }
    if (node.type === 'paragraph' || node.type === 'heading') {
      const content = replacedIn(node.content, wanted, words);
      isDone = content !== null;
      return content ? { ...node, content } : node;
    }
    return { ...node, content: node.content.map(inside) };
  };
  const next = wanted === '' ? fromStored(stored) : inside(fromStored(stored));
  return isDone ? toStored(next) : null;
}

/** The text with more words after it. */
export function appendWords(stored: string, words: string): string {
  const [one, more] = [fromStored(stored), fromPlain(words)];
  return toStored({ type: 'doc', content: [...(one.content ?? []), ...(more.content ?? [])] });
}

/** A suggestion taken in: in the place of its quote, else last. */
export function takeIn(stored: string, quote: string | null | undefined, words: string): string {
  return (quote ? replaceWords(stored, quote, words) : null) ?? appendWords(stored, words);
}

function lines(node: ProseNode): string {
  const words = (nodes: readonly ProseNode[] = []) =>
    nodes.map((one) => one.text ?? (one.type === 'hardBreak' ? '\n' : '')).join('');
  if (node.type === 'orderedList' || node.type === 'bulletList') {
    const points = node.content ?? [];
    return points
      .map((point, at) => {
        const said = (point.content ?? []).map(lines).join('\n');
        const sign = node.type === 'bulletList' ? '– ' : points.length > 1 ? `${at + 1}. ` : '';
        return `${sign}${said}`;
      })
      .join('\n');
  }
  return node.type === 'paragraph' || node.type === 'heading'
    ? words(node.content)
    : (node.content ?? []).map(lines).join('\n');
}

/** A text as the minutes say it: points with their numbers, one a line. */
export function asMinuted(stored: string): string {
  return (fromStored(stored).content ?? []).map(lines).join('\n\n').trim();
}
