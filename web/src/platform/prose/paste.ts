// What is pasted, made clean before the editor reads it: headings, paragraphs, lists, tables, bold, italic, links and
// footnotes stay; all else is its words alone. Nothing of what is pasted is run, fetched or applied on the way.
import { nested, grid, type Point } from './paste_shapes';
import { isHidden, isListSign, noteName, styleOf, takeNotes, withoutStyles, wordPoint } from './paste_word';
import { keptHref } from './stored';

const silent = new Set(
  (
    'SCRIPT STYLE META LINK TITLE HEAD XML OBJECT EMBED IFRAME FRAME APPLET SVG MATH IMG PICTURE VIDEO AUDIO CANVAS ' +
    'INPUT SELECT OPTION TEXTAREA BUTTON NOSCRIPT TEMPLATE BASE DEL S STRIKE HR MAP AREA COL COLGROUP'
  ).split(' '),
);
const blocks = new Set(
  (
    'P DIV SECTION ARTICLE ASIDE HEADER FOOTER MAIN NAV BLOCKQUOTE PRE ADDRESS FIGURE FIGCAPTION DL DT DD FORM ' +
    'FIELDSET LEGEND DETAILS SUMMARY CENTER CAPTION'
  ).split(' '),
);

interface Manner {
  isBold: boolean;
  isItalic: boolean;
  href: string;
}
const plain: Manner = { isBold: false, isItalic: false, href: '' };

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

function said(text: string, { isBold, isItalic, href }: Manner): string {
  let html = escaped(text);
  html = isItalic ? `<em>${html}</em>` : html;
  html = isBold ? `<strong>${html}</strong>` : html;
  return href ? `<a href="${escaped(href)}">${html}</a>` : html;
}

/** What an element does to the manner of the words in it. */
function mannerOf(element: Element, manner: Manner): Manner {
  const weight = styleOf(element, 'font-weight');
  const slant = styleOf(element, 'font-style');
  const isBold = /^(?:bold|bolder|[6-9]00)$/.test(weight) || /^(?:B|STRONG)$/.test(element.tagName);
  const isItalic = /^(?:italic|oblique)/.test(slant) || /^(?:I|EM)$/.test(element.tagName);
  const href = element.tagName === 'A' ? keptHref(element.getAttribute('href')) : null;
  return {
    isBold: /^(?:normal|lighter|[1-5]00)$/.test(weight) ? false : manner.isBold || isBold,
    isItalic: slant === 'normal' ? false : manner.isItalic || isItalic,
    href: href ?? manner.href,
  };
}

/** Takes down a page block by block. `isFlat` is the inside of a cell, where there are only paragraphs. */
class Sheet {
  html = '';
  private line = '';
  private isBlank = true;
  private breaks = false;
  private tag = 'p';
  private list: Point[] = [];
  private item: { level: number; isNumbered: boolean } | null = null;
  private isNumberedInside: boolean[] = [];

  constructor(
    private readonly notes: Map<string, string>,
    private readonly isFlat = false,
  ) {}

  end(): string {
    this.settle();
    this.flushList();
    return this.html;
  }

  walk(parent: Node, manner: Manner): void {
    for (const node of [...parent.childNodes]) {
      if (node.nodeType === Node.TEXT_NODE) {
        this.say(node.nodeValue ?? '', manner);
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        this.element(node as Element, manner);
      }
    }
  }

  private say(text: string, manner: Manner): void {
    let words = text
      .replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\ufeff]/g, '')
      .replace(/[ \t\n\r\f]+/g, ' ')
      .replace(/[ \u00a0]{2,}/g, ' ');
    const hasWords = /[^ \u00a0]/.test(words);
    words = this.isBlank ? words.replace(/^[ \u00a0]+/, '') : words;
    if (words === '') {
      return;
    }
    if (this.breaks && hasWords) {
      this.line += '<br>';
      this.breaks = false;
    }
    this.line += this.tag === 'p' ? said(words, manner) : escaped(words);
    this.isBlank &&= !hasWords;
  }

  private element(element: Element, manner: Manner): void {
    const name = element.tagName.toUpperCase();
    if (silent.has(name) || isHidden(element) || isListSign(element)) {
      return;
    }
    if (name === 'BR') {
      this.breaks ||= !this.isBlank && this.tag === 'p';
      this.say(' ', plain);
    } else if (name === 'UL' || name === 'OL') {
      this.lists(element, name === 'OL', manner);
    } else if (name === 'LI') {
      this.point(element, manner);
    } else if (name === 'TABLE') {
      this.table(element as HTMLTableElement, manner);
    } else if (/^H[1-6]$/.test(name) || element.classList.contains('MsoTitle')) {
      this.block(`h${Math.min(3, Number(name[1]) || 1)}`, element, manner);
    } else if (blocks.has(name)) {
      this.paragraph(element, manner);
    } else if (name === 'A' && noteName(element.getAttribute('href') ?? '')) {
      this.note(noteName(element.getAttribute('href') ?? '')!);
    } else {
      this.walk(element, mannerOf(element, manner));
    }
  }

  private note(name: string): void {
    const text = this.notes.get(name);
    if (text && this.tag !== 'p') {
      this.line += escaped(` (${text})`);
    } else if (text) {
      this.line += `<sup data-note="${escaped(text)}"></sup>`;
      this.isBlank = false;
    }
  }

  private paragraph(element: Element, manner: Manner): void {
    const point = this.item ? null : wordPoint(element);
    if (!point) {
      this.block('p', element, mannerOf(element, manner));
      return;
    }
    this.settle();
    this.item = point;
    this.walk(element, mannerOf(element, manner));
    this.settleItem();
  }

  private block(tag: string, element: Element, manner: Manner): void {
    if (this.item) {
      this.breaks ||= !this.isBlank;
      this.walk(element, manner);
      this.breaks ||= !this.isBlank;
      return;
    }
    this.settle();
    this.tag = this.isFlat ? 'p' : tag;
    this.walk(element, manner);
    this.settle();
  }

  private lists(element: Element, isNumbered: boolean, manner: Manner): void {
    this.settleItem();
    this.isNumberedInside.push(isNumbered);
    this.walk(element, manner);
    this.settleItem();
    this.isNumberedInside.pop();
  }

  private point(element: Element, manner: Manner): void {
    this.settleItem();
    this.item = {
      level: Number(element.getAttribute('aria-level')) || Math.max(1, this.isNumberedInside.length),
      isNumbered: this.isNumberedInside.at(-1) ?? false,
    };
    this.walk(element, mannerOf(element, manner));
    this.settleItem();
  }

  private table(table: HTMLTableElement, manner: Manner): void {
    const rows = grid(table);
    const only = rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0] : undefined;
    if (only || this.isFlat || this.item) {
      // A frame around a letter, or a table where there can be none: its words are what counts.
      rows.flat().forEach((cell) => (cell ? this.block('p', cell, manner) : undefined));
      return;
    }
    this.settle();
    this.flushList();
    const cellHtml = (cell: Element | null) => {
      const inside = new Sheet(this.notes, true);
      if (cell) {
        inside.walk(cell, plain);
      }
      return inside.end() || '<p></p>';
    };
    this.html += rows.length
      ? `<table><tbody>${rows
          .map((row, at) => {
            const tag = at === 0 ? 'th' : 'td';
            return `<tr>${row.map((cell) => `<${tag}>${cellHtml(cell)}</${tag}>`).join('')}</tr>`;
          })
          .join('')}</tbody></table>`
      : '';
  }

  private take(): string {
    const line = this.isBlank ? '' : this.line.trimEnd();
    Object.assign(this, { line: '', isBlank: true, breaks: false });
    return line;
  }

  private settleItem(): void {
    if (!this.item) {
      this.settle();
      return;
    }
    const html = this.take();
    if (html && this.isFlat) {
      this.html += `<p>– ${html}</p>`;
    } else if (html) {
      this.list.push({ ...this.item, html });
    }
    this.item = null;
  }

  /** Ends the paragraph that stands open. Words inside a list but in no point are a point. */
  private settle(): void {
    const html = this.take();
    const { tag } = this;
    this.tag = 'p';
    if (html === '') {
      return;
    }
    if (this.isNumberedInside.length > 0 && !this.isFlat) {
      const level = this.isNumberedInside.length;
      this.list.push({ level, isNumbered: this.isNumberedInside.at(-1)!, html });
      return;
    }
    this.flushList();
    this.html += `<${tag}>${html}</${tag}>`;
  }

  private flushList(): void {
    if (this.list.length > 0) {
      this.html += nested(this.list);
      this.list = [];
    }
  }
}

/** Clean HTML of what somebody pastes. What comes from an editor like this one is clean already. */
export function cleanPaste(html: string): string {
  if (/\sdata-pm-slice=/.test(html)) {
    return html;
  }
  const page = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  const sheet = new Sheet(takeNotes(page));
  sheet.walk(page.body, plain);
  return sheet.end();
}
