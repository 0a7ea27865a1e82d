export function textFolders(): string[];
export function textsOf(language: string): Record<string, string>;
export function keyOf(stored: string): string;
