// Search on the server. What somebody looks for tells as much as what she finds, so it goes in the body of a request
// and in the state of the history; the address holds filters alone.
import { useCallback } from 'react';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import type { components } from '../../kernel/api';
import { placeOf, thingWord, type Place } from '../trace';
import type { Command } from '../shell/context';

type Schemas = components['schemas'];
export type Found = Schemas['SearchFound'];
export type Hit = Schemas['SearchHit'];
export type Piece = Schemas['SearchPiece'];

const pageSize = 20;
const inPalette = 8;
const fewest = 2;

interface Wanted {
  words: string;
  kinds: readonly string[];
  within?: string;
  offset?: number;
  limit?: number;
}

function ask(wanted: Wanted, signal: AbortSignal): Promise<Found> {
  return call<Found>('/searches', { method: 'POST', body: wanted, signal });
}

/** Pages of hits; the next is fetched when its reader asks for more. */
export function useHits(words: string, kinds: readonly string[], within: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['searches', words, kinds, within],
    enabled: words.trim() !== '',
    placeholderData: keepPreviousData,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      ask({ words, kinds, within, offset: pageParam, limit: pageSize }, signal),
    getNextPageParam: (last, _pages, offset) =>
      offset + pageSize < last.total ? offset + pageSize : undefined,
  });
}

/** The words that are looked for, kept in the history and in no address. */
export function useLookedFor(): [string, (words: string) => void] {
  const words = useRouterState({
    select: (state) => (state.location.state as { looked_for?: string }).looked_for ?? '',
  });
  const navigate = useNavigate();
  const set = useCallback(
    (next: string) =>
      void navigate({
        to: '.',
        search: ((before: Record<string, unknown>) => before) as never,
        state: ((before: object) => ({ ...before, looked_for: next })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return [words, set];
}

export function plain(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}

function home(hit: Hit, kind: string): string | undefined {
  return hit.within.find((one) => one.kind === kind)?.id;
}

/** Where a hit is opened: its own page, or the page of what it belongs to. */
export function placeOfHit(hit: Hit): Place | undefined {
  const own = placeOf({ kind: hit.page_kind, id: hit.page_id }, home(hit, 'edition'));
  const unit = home(hit, 'unit');
  return own ?? (unit ? placeOf({ kind: 'unit', id: unit }) : undefined);
}

/** What the palette shows of what was found, and the way to all of it. */
export async function findEverything(words: string, signal: AbortSignal): Promise<Command[]> {
  if (words.trim().length < fewest) {
    return [];
  }
  const found = await ask({ words: `${words.trim()}*`, kinds: [], limit: inPalette }, signal);
  return found.hits.flatMap<Command>((hit) => {
    const place = placeOfHit(hit);
    return place
      ? [
          {
            id: hit.id,
            title: plain(hit.title),
            note: [thingWord(hit.page_kind), hit.within[0]?.title].filter(Boolean).join(' · '),
            group: 'found',
            icon: 'file',
            to: place.to,
            search: place.search,
            isAnswer: true,
          },
        ]
      : [];
  });
}
