import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  clean,
  fromPlain,
  fromStored,
  isAllowedHref,
  isEmpty,
  keptHref,
  plainText,
  toStored,
} from './stored';

const doc = (...content: unknown[]) => ({ type: 'doc', content });
const p = (...content: unknown[]) => ({ type: 'paragraph', content });
const text = (said: string, ...marks: unknown[]) => ({ type: 'text', text: said, marks });
const bold = { type: 'bold' };
const item = (...content: unknown[]) => ({ type: 'listItem', content });
const cell = (type: string, said = '') => ({ type, content: [p(text(said))] });

interface Writing {
  name: string;
  given: unknown;
  canonical: string;
}
// The server's own test reads the same file.
const writings = JSON.parse(readFileSync('../tests/golden/prose/writings.json', 'utf8')) as Writing[];

describe('the stored text', () => {
  it.each(writings)('is written as the server writes it: $name', ({ given, canonical }) => {
    expect(toStored(given)).toBe(canonical);
    expect(toStored(fromStored(canonical))).toBe(canonical);
  });

  it('is empty when nothing is written', () => {
    for (const nothing of [
      null,
      doc(),
      doc(p()),
      doc(p(), p(text(''))),
      doc({ type: 'orderedList', content: [item(p())] }),
    ]) {
      expect(toStored(nothing)).toBe('');
    }
  });

  it('has one writing: keys in order, equal runs joined, unknown things dropped, no empty tail', () => {
    const given = {
      content: [
        p(
          { text: 'Ett ', marks: [{ type: 'italic' }, bold, { type: 'underline' }], type: 'text' },
          text('ord', bold, { type: 'italic' }),
        ),
        p(),
      ],
      attrs: { style: 'x' },
      type: 'doc',
    };
    const stored =
      '{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Ett ord",' +
      '"marks":[{"type":"bold"},{"type":"italic"}]}]}]}';
    expect(toStored(given)).toBe(stored);
    expect(toStored(fromStored(stored))).toBe(stored);
  });

  it('keeps an empty paragraph between others, and drops headings without words', () => {
    const given = doc(
      p(text('a')),
      p(),
      { type: 'heading', attrs: { level: 2 }, content: [text(' ')] },
      p(text('b')),
    );
    expect(clean(given).content?.map((node) => node.type)).toEqual(['paragraph', 'paragraph', 'paragraph']);
  });

  it('holds a table square, with its first row as the head', () => {
    const table = {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableCell', 'a'), cell('tableCell', 'b')] },
        { type: 'tableRow', content: [cell('tableHeader', 'c')] },
      ],
    };
    const rows = clean(doc(table)).content![0]!.content!;
    expect(rows.map((row) => row.content!.map((one) => one.type))).toEqual([
      ['tableHeader', 'tableHeader'],
      ['tableCell', 'tableCell'],
    ]);
    expect(rows[1]!.content![1]!.content).toEqual([{ type: 'paragraph' }]);
  });

  it('has at most three levels of lists', () => {
    const nest = (level: number): unknown => ({
      type: 'bulletList',
      content: [item(p(text(String(level))), ...(level < 6 ? [nest(level + 1)] : []))],
    });
    const stored = toStored(doc(nest(1)));
    expect(stored.match(/"bulletList"/g)).toHaveLength(3);
    expect(plainText(stored)).toBe('1\n2\n3\n4\n5\n6');
  });

  it('keeps words of what it does not know, and scripts are words', () => {
    const given = doc(
      { type: 'blockquote', content: [p(text('<script>alert(1)</script>'))] },
      { type: 'image', attrs: { src: 'x' } },
    );
    expect(plainText(toStored(given))).toBe('<script>alert(1)</script>');
  });

  it('takes no link but http, https and mailto', () => {
    for (const href of [
      'javascript:alert(1)',
      'data:text/html,x',
      ' https://a.se',
      'https://a b',
      'https://a"b',
      'HTTPS:',
      'file:///x',
      '//a.se',
      7,
      null,
    ]) {
      expect(isAllowedHref(href)).toBe(false);
    }
    for (const href of ['https://a.se/å?b=c#d', 'http://a', 'mailto:a@b.se']) {
      expect(isAllowedHref(href)).toBe(true);
    }
    expect(keptHref(' HTTPS://A.SE/{x y} ')).toBe('https://A.SE/%7Bx%20y%7D');
    expect(
      toStored(doc(p(text('x', { type: 'link', attrs: { href: 'javascript:alert(1)' } })))),
    ).not.toContain('link');
  });

  it('holds no control characters and no broken letters', () => {
    expect(plainText(toStored(doc(p(text('a\u0000b\u0007\nc\ud800')))))).toBe('ab c\ufffd');
  });

  it('reads what is no prose as plain text', () => {
    expect(plainText('Bara ord.\n\nFler {ord}')).toBe('Bara ord.\nFler {ord}');
    expect(fromStored('{"type":"doc","content":7}')).toEqual({ type: 'doc' });
    expect(fromPlain('a\nb').content?.[0]?.content?.[1]).toEqual({ type: 'hardBreak' });
    expect(isEmpty(' ')).toBe(true);
    expect(isEmpty('[1]')).toBe(false);
  });

  it('survives anything, and what it makes is its own clean form', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    const types = [
      'paragraph',
      'heading',
      'bulletList',
      'orderedList',
      'listItem',
      'table',
      'tableRow',
      'tableCell',
      'tableHeader',
      'text',
      'hardBreak',
      'footnote',
      'image',
      7,
      null,
    ];
    const make = (depth: number): unknown =>
      random(12) === 0
        ? [null, 3, 'x', []][random(4)]
        : {
            type: types[random(types.length)],
            text: ['', 'a', 'b\n', 5][random(4)],
            attrs: [undefined, { level: random(9), text: 'n' }, 'x'][random(3)],
            marks: [undefined, [bold], [{ type: 'link', attrs: { href: 'https://a.se' } }], 'x', [null]][
              random(5)
            ],
            content: depth > 0 ? Array.from({ length: random(5) }, () => make(depth - 1)) : undefined,
          };
    for (let turn = 0; turn < 2000; turn++) {
      const stored = toStored({ type: 'doc', content: [make(6), make(6)] });
      expect(toStored(fromStored(stored))).toBe(stored);
    }
  });
});
