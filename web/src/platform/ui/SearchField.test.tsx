// @vitest-environment jsdom
// A field of search keeps what is typed while the page is slow to take in what was typed before.
import { readFileSync } from 'node:fs';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useTexts } from '../i18n';
import { SearchField } from './SearchField';

useTexts('sv', JSON.parse(readFileSync('src/texts/sv.json', 'utf8')));

let root: Root;
let asked: string[] = [];
const onSearch = (words: string) => asked.push(words);
const show = (value: string) =>
  act(async () => root.render(<SearchField label="Sök" value={value} onSearch={onSearch} />));
const field = () => document.querySelector('input')!;
const type = (words: string) =>
  act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field(), words);
    field().dispatchEvent(new Event('input', { bubbles: true }));
  });
const wait = () => act(async () => vi.advanceTimersByTime(250));

beforeEach(async () => {
  vi.useFakeTimers();
  (globalThis as unknown as { IS_REACT_ACT_ENVIRONMENT: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  asked = [];
  const box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
  await show('');
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  vi.useRealTimers();
});

it('keeps what was typed after the words that come back late', async () => {
  await type('el');
  await wait();
  await type('elve');
  await show('el');
  expect(field().value).toBe('elve');
  await wait();
  await type('elverk');
  await show('elve');
  expect(field().value).toBe('elverk');
  await wait();
  expect(asked).toEqual(['el', 'elve', 'elverk']);
});

it('takes in what others set, and what it told once before', async () => {
  await type('el');
  await wait();
  await show('el');
  await show('');
  expect(field().value).toBe('');
  await show('el');
  expect(field().value).toBe('el');
});

it('asks again when what was typed is taken back before the page has answered', async () => {
  await type('el');
  await wait();
  await type('');
  await show('el');
  expect(field().value).toBe('');
  await wait();
  expect(asked).toEqual(['el', '']);
});
