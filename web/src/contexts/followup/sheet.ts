// A goal of a sheet while it is being written: what stands there, what is missing, what two have written at once.
import type { Answer, Mark, PastAnswer, SheetRow } from './types';

/** What is said of a goal, as the fields hold it. */
export interface Draft {
  mark?: Mark;
  words: string;
  forecast?: Mark;
  forecast_words: string;
}

export const marks: readonly Mark[] = ['fulfilled', 'partly', 'not_fulfilled'];

export function draftOf(said: Answer | PastAnswer | undefined | null): Draft {
  return {
    mark: said?.mark ?? undefined,
    words: said?.words ?? '',
    forecast: said?.forecast ?? undefined,
    forecast_words: said?.forecast_words ?? '',
  };
}

export function isSame(one: Draft, other: Draft): boolean {
  return (
    one.mark === other.mark &&
    one.words === other.words &&
    one.forecast === other.forecast &&
    one.forecast_words === other.forecast_words
  );
}

/** What the row begins with: its answer, or what was said last time, which waits to be confirmed. A forecast is no
 *  part of it where none is asked for. */
export function begun(row: SheetRow, needsForecast = true): { draft: Draft; isCarried: boolean } {
  return row.answer
    ? { draft: draftOf(row.answer), isCarried: false }
    : {
        draft: draftOf(
          needsForecast || !row.last
            ? row.last
            : { ...row.last, forecast: undefined, forecast_words: undefined },
        ),
        isCarried: Boolean(row.last),
      };
}

/** The fields that are missing before the sheet can be handed in. */
export function missing(draft: Draft, needsForecast: boolean): (keyof Draft)[] {
  const found: (keyof Draft)[] = [];
  if (!draft.mark) {
    found.push('mark');
  }
  if (draft.words.trim() === '') {
    found.push('words');
  }
  if (needsForecast && !draft.forecast) {
    found.push('forecast');
  }
  if (
    needsForecast &&
    draft.forecast &&
    draft.forecast !== 'fulfilled' &&
    draft.forecast_words.trim() === ''
  ) {
    found.push('forecast_words');
  }
  return found;
}

/** What is sent: empty fields are cleared. */
export function bodyOf(draft: Draft): Record<string, string | null> {
  return {
    mark: draft.mark ?? null,
    words: draft.words.trim() === '' ? null : draft.words,
    forecast: draft.forecast ?? null,
    forecast_words: draft.forecast_words.trim() === '' ? null : draft.forecast_words,
  };
}

function together(mine: string, other: string): string {
  if (mine.trim() === '' || other.includes(mine.trim())) {
    return other;
  }
  return other.trim() === '' || mine.includes(other.trim()) ? mine : `${other.trim()}\n${mine.trim()}`;
}

/** Both versions in one: the other's words and then mine; of marks, mine. */
export function merged(mine: Draft, other: Draft): Draft {
  return {
    mark: mine.mark ?? other.mark,
    words: together(mine.words, other.words),
    forecast: mine.forecast ?? other.forecast,
    forecast_words: together(mine.forecast_words, other.forecast_words),
  };
}
