// Lists and tables of pasted text in the shapes that prose has: three levels, and as many cells in every row.
import { listLevelsMax } from './stored';

export interface Point {
  level: number;
  isNumbered: boolean;
  html: string;
}

/** Points in a row as lists inside lists. No level is skipped on the way in. */
export function nested(points: readonly Point[]): string {
  let before = 0;
  const stepped = points.map((point) => {
    before = Math.max(1, Math.min(point.level, before + 1, listLevelsMax));
    return { ...point, level: before };
  });
  const [html] = listsFrom(stepped, 0, 1);
  return html;
}

function listsFrom(points: readonly Point[], from: number, level: number): [html: string, next: number] {
  let html = '';
  let at = from;
  while (at < points.length && points[at]!.level >= level) {
    const { isNumbered } = points[at]!;
    const tag = isNumbered ? 'ol' : 'ul';
    html += `<${tag}>`;
    while (at < points.length && points[at]!.level === level && points[at]!.isNumbered === isNumbered) {
      const { html: said } = points[at]!;
      const [inside, next] = listsFrom(points, at + 1, level + 1);
      html += `<li><p>${said}</p>${inside}</li>`;
      at = next;
    }
    html += `</${tag}>`;
  }
  return [html, at];
}

const spanMax = 64;

/** The cells of a table row by row, where a cell over several leaves the others empty. */
export function grid(table: HTMLTableElement): (HTMLTableCellElement | null)[][] {
  const rows = [...table.rows];
  const cells: (HTMLTableCellElement | null | undefined)[][] = rows.map(() => []);
  rows.forEach((row, down) => {
    let across = 0;
    for (const cell of row.cells) {
      while (cells[down]![across] !== undefined) {
        across++;
      }
      const wide = Math.min(spanMax, Math.max(1, cell.colSpan));
      const high = Math.min(rows.length - down, Math.max(1, cell.rowSpan));
      for (let r = 0; r < high; r++) {
        for (let c = 0; c < wide; c++) {
          cells[down + r]![across + c] = r === 0 && c === 0 ? cell : null;
        }
      }
      across += wide;
    }
  });
  const wide = Math.max(0, ...cells.map((row) => row.length));
  const whole = cells.map((row) => Array.from({ length: wide }, (_, at) => row[at] ?? null));
  const kept = whole.filter((row) => row.some((cell) => cell !== null));
  const used = Array.from({ length: wide }, (_, at) => kept.some((row) => row[at] !== null));
  return kept.map((row) => row.filter((_, at) => used[at]));
}
