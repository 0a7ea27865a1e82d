// Prose as it is stored: a strict subset of ProseMirror's JSON with one writing of each content, the same that
// src/platform/prose holds to on the server. What comes in is cleaned, never trusted.
export const listLevelsMax = 3;
export const columnsMax = 16;
const hrefMax = 2000;

export interface ProseMark {
  type: 'bold' | 'italic' | 'link';
  attrs?: { href: string };
}
export interface ProseNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: ProseNode[];
  text?: string;
  marks?: ProseMark[];
}

/** What comes from outside: nothing is known of it. */
interface Foreign {
  type?: unknown;
  attrs?: unknown;
  content?: unknown;
  text?: unknown;
  marks?: unknown;
}

/** An address that a link may have: http, https or mailto, and nothing that stands in no address. */
export function isAllowedHref(href: unknown): href is string {
  return (
    typeof href === 'string' &&
    href.length <= hrefMax &&
    /^(?:https?:\/\/|mailto:)[^\s\u0000-\u0020\u007f-\u009f"<>\\^`{|}]+$/.test(href)
  );
}

/** The same address as it may be kept: its beginning in small letters, odd signs by their numbers. Null when it may not. */
export function keptHref(href: unknown): string | null {
  const kept =
    typeof href === 'string'
      ? href
          .trim()
          .replace(/^[a-z]+:/i, (scheme) => scheme.toLowerCase())
          .replace(/[ "<>\\^`{|}]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
      : '';
  return isAllowedHref(kept) ? kept : null;
}

function nodesOf(node: Foreign): Foreign[] {
  return Array.isArray(node.content)
    ? node.content.filter((one): one is Foreign => typeof one === 'object' && one !== null)
    : [];
}
function attribute(node: Foreign, name: string): unknown {
  const attrs = node.attrs;
  return typeof attrs === 'object' && attrs !== null ? (attrs as Record<string, unknown>)[name] : undefined;
}

/** Text without what no text holds: line feeds are spaces, other control characters are dropped. */
export function cleanText(text: string): string {
  return text
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/[\n\r]+/g, ' ')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}

function marksOf(node: Foreign): ProseMark[] {
  const found = Array.isArray(node.marks) ? (node.marks as Foreign[]) : [];
  const has = (type: string) => found.some((mark) => mark?.type === type);
  const link = found.find((mark) => mark?.type === 'link');
  const href = link ? keptHref(attribute(link, 'href')) : null;
  return [
    ...(has('bold') ? [{ type: 'bold' } as const] : []),
    ...(has('italic') ? [{ type: 'italic' } as const] : []),
    ...(href ? [{ type: 'link', attrs: { href } } as const] : []),
  ];
}

function sameMarks(a: ProseMark[] | undefined, b: ProseMark[] | undefined): boolean {
  return JSON.stringify(a ?? []) === JSON.stringify(b ?? []);
}

/** Running text: runs in the same manner are one run. */
function inlines(nodes: Foreign[]): ProseNode[] {
  const out: ProseNode[] = [];
  for (const node of nodes) {
    if (node.type === 'text' && typeof node.text === 'string') {
      const text = cleanText(node.text);
      const marks = marksOf(node);
      const last = out.at(-1);
      if (text !== '' && last?.type === 'text' && sameMarks(last.marks, marks)) {
        last.text += text;
      } else if (text !== '') {
        out.push(marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text });
      }
    } else if (node.type === 'hardBreak') {
      out.push({ type: 'hardBreak' });
    } else if (node.type === 'footnote') {
      const text = cleanText(String(attribute(node, 'text') ?? '')).replace(
        /^[ \t\u00a0]+|[ \t\u00a0]+$/g,
        '',
      );
      if (text !== '') {
        out.push({ type: 'footnote', attrs: { text } });
      }
    } else {
      out.push(...inlines(nodesOf(node)));
    }
  }
  return out;
}

function filled(type: string, content: ProseNode[]): ProseNode {
  return content.length > 0 ? { type, content } : { type };
}

const isInline = (node: Foreign) =>
  node.type === 'text' || node.type === 'hardBreak' || node.type === 'footnote';
const isList = (node: Foreign) => node.type === 'bulletList' || node.type === 'orderedList';
const isEmptyParagraph = (node: ProseNode | undefined) =>
  node?.type === 'paragraph' && node.content === undefined;

function withoutTail(blocks: ProseNode[]): ProseNode[] {
  let end = blocks.length;
  while (end > 0 && isEmptyParagraph(blocks[end - 1])) {
    end--;
  }
  return blocks.slice(0, end);
}

function heading(node: Foreign): ProseNode[] {
  const said = inlines(nodesOf(node))
    .map((one) => one.text ?? (one.type === 'hardBreak' ? ' ' : ` (${String(one.attrs?.text)})`))
    .join('');
  const level = Math.min(3, Math.max(1, Math.trunc(Number(attribute(node, 'level'))) || 1));
  return /[^ \t\u00a0]/.test(said)
    ? [{ type: 'heading', attrs: { level }, content: [{ type: 'text', text: said }] }]
    : [];
}

/** The points of a list. Deeper than the third level they stand on it. */
function points(node: Foreign, level: number): ProseNode[] {
  const items: ProseNode[] = [];
  for (const item of nodesOf(node)) {
    const inside = nodesOf(item);
    const first = inside.findIndex((one) => !isList(one));
    const paragraph = filled('paragraph', first < 0 ? [] : inlines(nodesOf(inside[first]!)));
    const lists: ProseNode[] = [];
    const after: ProseNode[] = [];
    inside.forEach((one, at) => {
      if (isList(one) && level < listLevelsMax) {
        lists.push(...list(one, level + 1));
      } else if (isList(one)) {
        after.push(...points(one, level));
      } else if (at !== first) {
        after.push({ type: 'listItem', content: [filled('paragraph', inlines(nodesOf(one)))] });
      }
    });
    items.push({ type: 'listItem', content: [paragraph, ...lists] }, ...after);
  }
  return items;
}

function list(node: Foreign, level: number): ProseNode[] {
  const items = points(node, level);
  while (
    items.length > 0 &&
    items.at(-1)?.content?.length === 1 &&
    isEmptyParagraph(items.at(-1)?.content?.[0])
  ) {
    items.pop();
  }
  return items.length > 0 ? [{ type: String(node.type), content: items }] : [];
}

function cell(type: string, node: Foreign | undefined): ProseNode {
  const paragraphs = node ? withoutTail(blocksOf(node).flatMap(asParagraphs)) : [];
  return { type, content: paragraphs.length > 0 ? paragraphs : [{ type: 'paragraph' }] };
}
function asParagraphs(block: ProseNode): ProseNode[] {
  return block.type === 'paragraph'
    ? [block]
    : block.type === 'heading'
      ? [filled('paragraph', block.content ?? [])]
      : (block.content ?? []).flatMap(asParagraphs);
}

/** A table with as many cells in every row, of which the first row heads the others. */
function table(node: Foreign): ProseNode[] {
  const rows = nodesOf(node)
    .map(nodesOf)
    .filter((cells) => cells.length > 0);
  const columns = Math.max(0, ...rows.map((cells) => cells.length));
  return rows.length === 0
    ? []
    : [
        {
          type: 'table',
          content: rows.map((cells, row) => ({
            type: 'tableRow',
            content: Array.from({ length: columns }, (_, at) =>
              cell(row === 0 ? 'tableHeader' : 'tableCell', cells[at]),
            ),
          })),
        },
      ];
}

function blocksOf(parent: Foreign): ProseNode[] {
  const out: ProseNode[] = [];
  let loose: Foreign[] = [];
  const settle = () => {
    if (loose.length > 0) {
      out.push(filled('paragraph', inlines(loose)));
      loose = [];
    }
  };
  for (const node of nodesOf(parent)) {
    if (isInline(node)) {
      loose.push(node);
      continue;
    }
    settle();
    out.push(
      ...(node.type === 'paragraph'
        ? [filled('paragraph', inlines(nodesOf(node)))]
        : node.type === 'heading'
          ? heading(node)
          : isList(node)
            ? list(node, 1)
            : node.type === 'table'
              ? table(node)
              : blocksOf(node)),
    );
  }
  settle();
  return out;
}

/** Anything as a clean document: what is unknown is left out, and its words are kept. */
export function clean(doc: unknown): ProseNode {
  return filled('doc', withoutTail(blocksOf((doc ?? {}) as Foreign)));
}

/** The text to store: equal contents have equal texts, and the empty document is the empty text. */
export function toStored(doc: unknown): string {
  const cleaned = clean(doc);
  return cleaned.content ? JSON.stringify(cleaned) : '';
}

/** What is stored, as a document. A text that is no prose is read as plain text. */
export function fromStored(stored: string): ProseNode {
  if (stored.trim() === '') {
    return { type: 'doc' };
  }
  try {
    const read: unknown = JSON.parse(stored);
    if (typeof read === 'object' && read !== null && (read as Foreign).type === 'doc') {
      return clean(read);
    }
  } catch {
    // Then it is what somebody wrote before there was prose here.
  }
  return fromPlain(stored);
}

/** Plain text as a document: an empty line parts paragraphs, a single line feed breaks the line. */
export function fromPlain(text: string): ProseNode {
  const paragraphs = text.split(/\r?\n(?:[ \t]*\r?\n)+/).map((lines) => ({
    type: 'paragraph',
    content: lines
      .trim()
      .split(/\r?\n/)
      .flatMap((line, at) => [...(at > 0 ? [{ type: 'hardBreak' }] : []), { type: 'text', text: line }]),
  }));
  return clean({ type: 'doc', content: paragraphs });
}

/** The words of a document, to compare and to count. */
export function plainText(stored: string): string {
  const said = (node: ProseNode): string =>
    node.text ??
    (node.type === 'hardBreak'
      ? '\n'
      : node.type === 'footnote'
        ? ` [${String(node.attrs?.text)}]`
        : (node.content ?? [])
            .map(said)
            .join(node.type === 'paragraph' || node.type === 'heading' ? '' : '\n'));
  return said(fromStored(stored));
}

/** Nothing is written in it. */
export function isEmpty(stored: string): boolean {
  return plainText(stored).trim() === '';
}
