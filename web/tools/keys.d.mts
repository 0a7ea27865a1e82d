export function textFolders(): string[];
export function textsOf(language: string): Record<string, string>;
export function keyOf(stored: string): string;

/** Of a file of texts, what the web may say. */
export function said(texts: Record<string, string>): Record<string, string>;
