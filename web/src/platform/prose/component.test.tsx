// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { act, createRef } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useTexts } from '../i18n';
import ProseEditor, { type ProseEditorProps, type ProseHandle } from './ProseEditor';
import { fromPlain, plainText, toStored } from './stored';

useTexts('sv', JSON.parse(readFileSync('../src/platform/prose/texts/sv.json', 'utf8')));
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
vi.stubGlobal('CSS', { escape: (text: string) => text });
// Where the cursor is drawn, which the test's page does not know.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

let root: Root;
const handle = createRef<ProseHandle>();
const onChange = vi.fn();
async function show(props: Partial<ProseEditorProps>): Promise<HTMLElement> {
  root ??= createRoot(document.body.appendChild(document.createElement('main')));
  await act(async () =>
    root.render(<ProseEditor ref={handle} value="" onChange={onChange} label="Yttrande" {...props} />),
  );
  return document.querySelector<HTMLElement>('[role=textbox]')!;
}
const stored = (text: string) => toStored(fromPlain(text));
const said = () => plainText(String(onChange.mock.lastCall?.[0]));

afterEach(async () => {
  await act(async () => root.unmount());
  root = undefined as unknown as Root;
  document.body.replaceChildren();
  onChange.mockClear();
});

describe('the editor on a page', () => {
  it('has a name, a toolbar with one stop for Tab, and says nothing until something is written', async () => {
    const text = await show({ value: stored('Ord') });
    expect(text.getAttribute('aria-label')).toBe('Yttrande');
    expect(document.querySelectorAll('[role=toolbar] [tabindex="0"]')).toHaveLength(1);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('tells each change once, and its own words coming back change nothing', async () => {
    const text = await show({ value: stored('Ord') });
    await act(async () => handle.current?.insertText('Ett\n\nTvå'));
    expect(said()).toContain('Två');
    expect(onChange).toHaveBeenCalledTimes(1);
    const before = text.querySelector('p');
    await show({ value: String(onChange.mock.lastCall?.[0]) });
    expect(text.querySelector('p')).toBe(before);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('takes in what somebody else wrote, without saying it again', async () => {
    const text = await show({ value: stored('Mina ord') });
    await show({ value: stored('Deras ord') });
    expect(text.textContent).toBe('Deras ord');
    expect(onChange).not.toHaveBeenCalled();
  });

  it('puts blocks in, and saves on Ctrl S', async () => {
    const onSaveKey = vi.fn();
    const text = await show({ onSaveKey });
    await act(async () => handle.current?.insertBlocks(stored('Mening ett\n\nMening två')));
    expect(said()).toBe('Mening ett\nMening två');
    const press = new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true, cancelable: true });
    await act(async () => text.dispatchEvent(press));
    expect(onSaveKey).toHaveBeenCalledTimes(1);
    expect(press.defaultPrevented).toBe(true);
  });

  it('lists footnotes, and a removed one is gone from the text', async () => {
    const note =
      '{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Ord"},' +
      '{"type":"footnote","attrs":{"text":"Lagen"}}]}]}';
    await show({ value: note });
    const [, remove] = document.querySelectorAll<HTMLElement>('.prose-notes button');
    expect(document.querySelector('.prose-notes')?.textContent).toContain('Lagen');
    await act(async () => remove!.click());
    expect(document.querySelector('.prose-notes')).toBeNull();
    expect(onChange.mock.lastCall?.[0]).toBe(stored('Ord'));
  });
});
