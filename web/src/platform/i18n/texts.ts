// The words on the screen: flat keys from the JSON files that the server reads too. Only the language in use is
// fetched: what the first page says before it, the rest beside it, and every other page waits for that. A key is a
// type, so a missing one does not compile.
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

type File = Promise<{ default: Record<string, string> }>;
const files: Record<Language, { first: () => File; rest: () => File }> = {
  sv: { first: () => import('virtual:texts/sv/first'), rest: () => import('virtual:texts/sv/rest') },
  en: { first: () => import('virtual:texts/en/first'), rest: () => import('virtual:texts/en/rest') },
};
let rest: Promise<unknown> = Promise.resolve();

/** Fetches a language's first words and makes them the ones that `t` says; the rest is on its way then. */
export async function begin(wanted: Language): Promise<void> {
  const coming = files[wanted].rest();
  const first = await files[wanted].first();
  useTexts(wanted, first.default);
  // Without the rest `allWords` fails, and the page that waits for it says so.
  rest = coming.then((file) => useTexts(wanted, { ...first.default, ...file.default }));
  rest.catch(() => {});
}
/** Every word of the language in use is there. */
export function allWords(): Promise<unknown> {
  return rest;
}

/** Fetches all of a language's words and makes them the ones that `t` says. */
export async function speak(wanted: Language): Promise<void> {
  await begin(wanted);
  await rest;
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
