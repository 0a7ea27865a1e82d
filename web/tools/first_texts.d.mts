export function firstFiles(): Set<string>;
export function partedTexts(language: 'sv' | 'en'): Record<'first' | 'rest', Record<string, string>>;
