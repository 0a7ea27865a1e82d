// Spreadsheets on their way in: what the server says about a file, and the heads that a file should have.

export interface SheetProblem {
  place: string;
  text: string;
}
export interface SheetPreview {
  applied: boolean;
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  names: string[];
  problems: SheetProblem[];
}

export interface PlacedProblem {
  row: number | null;
  column: string;
  text: string;
}

/** "rad 3, kolumn B" in any of our languages as a row and a column. What is neither stands as it is. */
export function placed({ place, text }: SheetProblem): PlacedProblem {
  const match = /^\D*(\d+)(?:\D+?\s([A-Z]{1,3}))?$/.exec(place.trim());
  return match ? { row: Number(match[1]), column: match[2] ?? '', text } : { row: null, column: place, text };
}

/** The type that goes with a file's ending. */
export function typeOf(name: string): string {
  return name.toLowerCase().endsWith('.csv')
    ? 'text/csv'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
}

/** A file with heads and an example row, as the town's spreadsheets are read: semicolons, and a mark for Excel. */
export function template(heads: readonly string[], example: readonly string[]): string {
  const cell = (text: string) => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\ufeff${heads.map(cell).join(';')}\r\n${example.map(cell).join(';')}\r\n`;
}
