import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { readAnew } from './anew';

it('does not take the answer of an asking that began before', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const answers: ((told: string) => void)[] = [];
  const query = { queryKey: ['row'], queryFn: () => new Promise<string>((answer) => answers.push(answer)) };
  const early = client.fetchQuery(query);
  const late = readAnew(client, query);
  await Promise.resolve();
  answers[0]?.('before');
  answers.at(-1)!('after');
  expect(await late).toBe('after');
  expect(await early).toBe('after');
  expect(client.getQueryData(['row'])).toBe('after');
});
