// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useAutosave } from './useAutosave';

const sent: { at: number; body: unknown }[] = [];
vi.mock('../../kernel/client', () => ({
  ifMatch: (version: number) => ({ 'If-Match': `"${version}"` }),
  call: (_path: string, ask: { body: unknown }) => {
    sent.push({ at: Date.now(), body: ask.body });
    return Promise.resolve({ version: sent.length + 1, ...(ask.body as object) });
  },
}));
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

interface Row {
  version: number;
  words: string;
}
let write: (words: string) => void;
let root: Root;
function Writing() {
  const { set } = useAutosave<Row>({
    path: '/rows/1',
    names: ['words'],
    stored: { version: 1, words: '' },
    again: () => Promise.reject(new Error('nobody else writes')),
    kept: () => {},
  });
  write = (words) => set({ words });
  return null;
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  sent.length = 0;
  root = createRoot(document.createElement('div'));
  act(() => root.render(<Writing />));
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
});

it('never leaves more than two seconds of typing unsaved, however long somebody types without pause', async () => {
  let text = '';
  for (let key = 0; key < 100; key++) {
    text += 'a';
    await act(async () => {
      write(text);
      await vi.advanceTimersByTimeAsync(100);
    });
  }
  expect(sent.length).toBeGreaterThanOrEqual(6);
  const times = [0, ...sent.map((one) => one.at)];
  const longestGap = Math.max(...times.slice(1).map((at, index) => at - times[index]!));
  expect(longestGap).toBeLessThanOrEqual(2000);
});

it('sends the last words a moment after the last key, once', async () => {
  await act(async () => {
    write('a');
    write('ab');
    await vi.advanceTimersByTimeAsync(699);
  });
  expect(sent).toEqual([]);
  await act(() => vi.advanceTimersByTimeAsync(2000));
  expect(sent.map((one) => one.body)).toEqual([{ words: 'ab' }]);
});
