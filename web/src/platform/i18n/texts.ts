// The words on the screen: flat keys from the JSON files that the server reads too. Only the language in use is
// fetched. A key is a type, so a missing one does not compile.
import type { TextKey } from './keys';

export type Language = 'sv' | 'en';
export type { TextKey };
export type Params = Record<string, string | number>;

let current: Language = 'sv';
let texts: Record<string, string> = {};
let plural = new Intl.PluralRules('sv');

/** The language this browser remembers, else Swedish. */
export function rememberedLanguage(): Language {
  try {
    return localStorage.getItem('varn.language') === 'en' ? 'en' : 'sv';
  } catch {
    return 'sv';
  }
}

/** Fetches a language's words and makes them the ones that `t` says. */
export async function speak(wanted: Language): Promise<void> {
  const file = wanted === 'en' ? await import('./texts_en') : await import('./texts_sv');
  useTexts(wanted, file.default);
  try {
    localStorage.setItem('varn.language', wanted);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** Sets the words directly. */
export function useTexts(wanted: Language, words: Record<string, string>): void {
  current = wanted;
  texts = words;
  plural = new Intl.PluralRules(wanted);
  if (typeof document !== 'undefined') {
    document.documentElement.lang = wanted;
  }
}

export function language(): Language {
  return current;
}
/** English as written in Sweden: ISO dates and spaces between thousands. */
export function locale(): string {
  return current === 'en' ? 'en-SE' : 'sv-SE';
}

/** The text of a key with its parameters. `count` chooses between `key.one` and `key.other`. */
export function t(key: TextKey, params: Params = {}): string {
  return say(key, params) ?? key;
}

/** The text of a key that the server named, or `otherwise` when the web does not know it. */
export function named(key: string, otherwise: string = key, params: Params = {}): string {
  return say(key, params) ?? otherwise;
}

function say(key: string, params: Params): string | undefined {
  const count = params.count;
  const form = typeof count === 'number' ? plural.select(count) : undefined;
  const text = (form && (texts[`${key}.${form}`] ?? texts[`${key}.other`])) ?? texts[key];
  return text?.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined
      ? whole
      : typeof value === 'number'
        ? new Intl.NumberFormat(locale()).format(value)
        : value;
  });
}
