// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import type { Editor } from '@tiptap/core';
import { undo } from '@tiptap/pm/history';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useTexts } from '../i18n';
import { meantHref } from './Asking';
import { makeEditor } from './making';
import { makeList, sink } from './lists';
import { notesOf } from './manners';
import { ProseView } from './ProseView';
import { plainText, toStored } from './stored';
import { stepped } from './Toolbar';
import { insertTable, toolsOf } from './tools';

useTexts('sv', JSON.parse(readFileSync('../src/platform/prose/texts/sv.json', 'utf8')));

// What the view asks of a browser, and the test's page has not.
vi.stubGlobal('ClipboardEvent', class extends Event {});

const asks = { link: vi.fn(), note: vi.fn(), tools: vi.fn(), save: () => true };
let editor: Editor;
function made(stored = '', isPoints = false): Editor {
  const host = document.createElement('div');
  document.body.append(host);
  const attributes = () => ({ role: 'textbox', class: 'prose' });
  editor = makeEditor({ host, stored, level: 2, isPoints, asks, attributes, onChange: () => {} });
  return editor;
}
const stored = () => toStored(editor.getJSON());
const key = (name: string) => editor.commands.keyboardShortcut(name);
afterEach(() => editor?.destroy());

const sample =
  '{"type":"doc","content":[{"type":"heading","attrs":{"level":1},"content":[{"type":"text","text":"Rubrik"}]},' +
  '{"type":"paragraph","content":[{"type":"text","text":"Ett "},{"type":"text","text":"fett","marks":[{"type":"bold"},{"type":"link","attrs":{"href":"https://a.se"}}]},' +
  '{"type":"footnote","attrs":{"text":"Noten"}},{"type":"hardBreak"},{"type":"text","text":"rad"}]},' +
  '{"type":"orderedList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"a"}]},{"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"b"}]}]}]}]}]},' +
  '{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableHeader","content":[{"type":"paragraph","content":[{"type":"text","text":"H"}]}]}]},{"type":"tableRow","content":[{"type":"tableCell","content":[{"type":"paragraph"}]}]}]}]}';

describe('the editor', () => {
  it('gives back exactly what it was given', () => {
    made(sample);
    expect(stored()).toBe(sample);
  });

  it('writes no style and no style sheet into the page', () => {
    made(sample);
    insertTable(editor);
    expect(document.querySelectorAll('style')).toHaveLength(0);
    expect(document.querySelectorAll('[style]')).toHaveLength(0);
  });

  it('takes a paste from Word as clean content', () => {
    made();
    editor.view.pasteHTML(
      "<p class=MsoNormal style='margin:0'><b>Hej</b><o:p></o:p></p>" +
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>Ett</p>" +
        '<script>alert(1)</script><blockquote><p>Citat</p></blockquote>',
    );
    expect(JSON.parse(stored()).content.map((node: { type: string }) => node.type)).toEqual([
      'paragraph',
      'orderedList',
      'paragraph',
    ]);
    expect(plainText(stored())).toBe('Hej\nEtt\nCitat');
  });

  it('does not believe what calls itself clean', () => {
    made();
    editor.view.pasteHTML(
      '<p data-pm-slice="1 1 []" onclick="x()"><a href="javascript:x()">a</a><img src=x onerror=x()><u>b</u></p>',
    );
    expect(stored()).toBe(
      '{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"ab"}]}]}',
    );
    expect(editor.view.dom.innerHTML).not.toContain('javascript');
  });

  it('numbers footnotes in their order, without storing the numbers', () => {
    made(sample);
    editor.commands.insertContentAt(1 + 8 + 1, { type: 'footnote', attrs: { text: 'Först' } });
    const signs = [...editor.view.dom.querySelectorAll('.prose-note')];
    expect(signs.map((one) => one.getAttribute('data-number'))).toEqual(['1', '2']);
    expect(signs[0]!.getAttribute('aria-label')).toBe('Fotnot 1: Först');
    expect(notesOf(editor.state.doc).map((one) => one.text)).toEqual(['Först', 'Noten']);
    expect(stored()).not.toContain('number');
  });

  it('sinks a point three levels and no further', () => {
    made('a\n\nb');
    editor.commands.selectAll();
    makeList(editor, 'bulletList');
    editor.commands.setTextSelection(8);
    expect(sink(editor)).toBe(true);
    expect(sink(editor)).toBe(false);
    expect(plainText(stored())).toBe('a\nb');
  });

  it('makes every paragraph a point, joins the list before, and takes it back', () => {
    made('a\n\nb\n\nc\n\nd');
    editor.commands.setTextSelection({ from: 2, to: 5 });
    makeList(editor, 'bulletList');
    editor.commands.setTextSelection(editor.state.doc.content.size - 1);
    makeList(editor, 'bulletList');
    const types = () => editor.getJSON().content!.map((node) => node.type);
    expect(types()).toEqual(['bulletList', 'paragraph', 'bulletList']);
    editor.commands.setTextSelection(13);
    makeList(editor, 'bulletList');
    expect(types()).toEqual(['bulletList']);
    makeList(editor, 'orderedList');
    expect(types()).toEqual(['orderedList']);
    expect(plainText(stored())).toBe('a\nb\nc\nd');
    editor.commands.selectAll();
    makeList(editor, 'orderedList');
    expect(types()).toEqual(Array(4).fill('paragraph'));
  });

  it('heads a table by its first row, whichever that is', () => {
    made('x');
    editor.commands.selectAll();
    insertTable(editor);
    const remove = toolsOf(editor, asks)
      .flat()
      .find((tool) => tool.name === 'row_remove')!;
    remove.run();
    const table = editor.getJSON().content!.find((node) => node.type === 'table')!;
    expect(table.content).toHaveLength(2);
    expect(JSON.stringify(table.content![0]).match(/"tableHeader"/g)).toHaveLength(3);
    expect(editor.getJSON().content!.at(-1)!.type).toBe('paragraph');
  });

  it('undoes and redoes', () => {
    made('Ord');
    editor.commands.insertContentAt(4, ' till');
    expect(plainText(stored())).toBe('Ord till');
    undo(editor.state, editor.view.dispatch);
    expect(plainText(stored())).toBe('Ord');
  });
});

describe('the points of a decision', () => {
  it('begin as a numbered list, and Enter makes the next', () => {
    made('', true);
    expect(stored()).toBe('');
    editor.commands.setTextSelection(3);
    editor.commands.insertContent('Godkänns.');
    key('Enter');
    editor.commands.insertContent('Justeras.');
    key('Enter');
    key('Enter');
    expect(plainText(stored())).toBe('Godkänns.\nJusteras.');
    expect(editor.getJSON().content).toHaveLength(1);
  });

  it('are a list again when everything is taken away', () => {
    made('Ett', true);
    editor.chain().selectAll().deleteSelection().run();
    expect(editor.getJSON().content![0]!.type).toBe('orderedList');
  });
});

describe('the tools', () => {
  it('are walked with arrows, Home and End', () => {
    expect(stepped('ArrowRight', 8, 9)).toBe(0);
    expect(stepped('ArrowLeft', 0, 9)).toBe(8);
    expect([stepped('Home', 4, 9), stepped('End', 4, 9), stepped('a', 4, 9)]).toEqual([0, 8, null]);
  });

  it('understand an address as people write it', () => {
    expect(meantHref('start.stockholm/krisberedskap')).toBe('https://start.stockholm/krisberedskap');
    expect(meantHref('kommun@exempel.se')).toBe('mailto:kommun@exempel.se');
    expect(meantHref(' http://a.se ')).toBe('http://a.se');
    expect(meantHref('intranet.se:8080/x')).toBe('https://intranet.se:8080/x');
    for (const wrong of ['', 'ord', 'javascript:alert(1)', 'data:x', 'https://', '/x', 'två ord.se']) {
      expect(meantHref(wrong)).toBeNull();
    }
  });
});

describe('prose to read', () => {
  it('is the page’s own elements, with headings under the page’s', () => {
    const html = renderToStaticMarkup(<ProseView value={sample} level={2} />);
    expect(html).toContain('<h3 class="prose-h1">Rubrik</h3>');
    expect(html).toContain('<a href="https://a.se" rel="noopener noreferrer"><strong>fett</strong></a>');
    expect(html).toContain('<th scope="col"><p>H</p></th>');
    expect(html).toMatch(/<sup class="prose-ref"><a id="[^"]+from-1" href="#[^"]+note-1" title="Noten"/);
    expect(html).toMatch(/<ol class="prose-notes" aria-label="Fotnoter"><li id="[^"]+note-1">/);
  });

  it('says markup as words', () => {
    const html = renderToStaticMarkup(<ProseView value={'<img src=x onerror=alert(1)>'} />);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});
