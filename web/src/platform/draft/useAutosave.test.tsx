// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useAutosave } from './useAutosave';

const sent: { at: number; body: unknown; version: unknown }[] = [];
/** How long the server takes to answer. */
let answersIn = 0;
vi.mock('../../kernel/client', () => ({
  ifMatch: (version: number) => ({ version }),
  call: (_path: string, ask: { body: unknown; headers: { version: number } }) => {
    sent.push({ at: Date.now(), body: ask.body, version: ask.headers.version });
    const row = { words: '', more: '', version: sent.length + 1, ...(ask.body as object) };
    return answersIn === 0
      ? Promise.resolve(row)
      : new Promise((answer) => setTimeout(() => answer(row), answersIn));
  },
}));
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

interface Row {
  version: number;
  words: string;
  more: string;
}
const begin = async (body: object) => {
  sent.push({ at: Date.now(), body, version: 'none' });
  await new Promise((answer) => setTimeout(answer, answersIn));
  return { words: '', more: '', ...body, version: 1 };
};
let write: (words: string) => void;
let root: Root;
function Writing({ name = 'words', isNew = false }: { name?: 'words' | 'more'; isNew?: boolean }) {
  const { set } = useAutosave<Row>({
    path: isNew ? '/rows/' : '/rows/1',
    names: ['words', 'more'],
    stored: { version: isNew ? 0 : 1, words: '', more: '' },
    create: isNew ? { of: 'somebody', send: begin, path: () => '/rows/1' } : undefined,
    again: () => Promise.reject(new Error('nobody else writes')),
    kept: () => {},
  });
  write = (words) => set({ [name]: words });
  return null;
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  sent.length = 0;
  answersIn = 0;
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

it('waits for the last words of the page before, and goes on from them', async () => {
  answersIn = 3000;
  await act(async () => write('a'));
  await act(async () => root.render(<Writing key="next" name="more" />));
  await act(async () => {
    write('b');
    await vi.advanceTimersByTimeAsync(2000);
  });
  expect(sent.map((one) => one.body)).toEqual([{ words: 'a' }]);
  await act(() => vi.advanceTimersByTimeAsync(5000));
  expect(sent.map(({ body, version }) => [body, version])).toEqual([
    [{ words: 'a' }, 1],
    [{ more: 'b' }, 2],
  ]);
});

it('makes a record that is not there yet once, also when the page before is still making it', async () => {
  answersIn = 3000;
  await act(async () => root.render(<Writing key="first" isNew />));
  await act(async () => write('a'));
  await act(async () => root.render(<Writing key="next" name="more" isNew />));
  await act(async () => write('b'));
  await act(() => vi.advanceTimersByTimeAsync(9000));
  expect(sent.map(({ body, version }) => [body, version])).toEqual([
    [{ words: 'a' }, 'none'],
    [{ more: 'b' }, 1],
  ]);
});
