// How the heat map is drawn: the cells in sight, and the names that stay while they scroll. Colours are the tokens of
// the theme; every mark has a sign of its own, and unanswered is hatched.
import { inSight, letterAt, markOf, type Sizes } from './heat';
import type { RollUp, StandingMark } from './types';
import { markStatus } from './words';

export interface Colours {
  paper: string;
  ink: string;
  muted: string;
  line: string;
  focus: string;
  letters: string;
  ground: Record<StandingMark, string>;
  sign: Record<StandingMark, string>;
  edge: Record<StandingMark, string>;
  stripe: string;
}

const all: readonly StandingMark[] = ['fulfilled', 'partly', 'not_fulfilled', 'unanswered'];

/** The tokens as they are in the theme at hand. */
export function readColours(element: Element): Colours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const of = (prefix: string) =>
    Object.fromEntries(all.map((mark) => [mark, token(`${prefix}${markStatus[mark]}`)])) as Record<
      StandingMark,
      string
    >;
  return {
    paper: token('surface'),
    ink: token('ink'),
    muted: token('muted'),
    line: token('line'),
    focus: token('focus'),
    letters: style.fontFamily,
    ground: of(''),
    sign: of('on-'),
    edge: of('edge-'),
    stripe: token('none-stripe'),
  };
}

export interface Picture {
  told: RollUp;
  isForecast: boolean;
  at: [number, number] | null;
  sizes: Sizes;
  colours: Colours;
  view: { left: number; top: number; width: number; height: number };
}

/** Draws what is in sight. */
export function paint(canvas: HTMLCanvasElement, picture: Picture): void {
  const { sizes, view, colours, told } = picture;
  const scale = Math.min(2, window.devicePixelRatio || 1);
  const width = Math.round(view.width * scale);
  const height = Math.round(view.height * scale);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${view.width}px`;
    canvas.style.height = `${view.height}px`;
  }
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) {
    return;
  }
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, view.width, view.height);
  const rows = inSight(view.top, view.height - sizes.head, sizes.row, told.units.length);
  const columns = inSight(view.left, view.width - sizes.side, sizes.column, told.goals.length);
  cells(pen, picture, rows, columns);
  side(pen, picture, rows);
  head(pen, picture, columns);
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, sizes.side, sizes.head);
}

function cells(
  pen: CanvasRenderingContext2D,
  { told, isForecast, at, sizes, colours, view }: Picture,
  rows: [number, number],
  columns: [number, number],
): void {
  for (let row = rows[0]; row < rows[1]; row++) {
    for (let column = columns[0]; column < columns[1]; column++) {
      const x = sizes.side + column * sizes.column - view.left;
      const y = sizes.head + row * sizes.row - view.top;
      const letter = letterAt(told, row, column, isForecast);
      if (letter !== undefined) {
        cell(pen, markOf(letter), [x + 1, y + 1, sizes.column - 2, sizes.row - 2], colours);
      }
      if (at && at[0] === row && at[1] === column) {
        pen.strokeStyle = colours.focus;
        pen.lineWidth = 3;
        pen.strokeRect(x + 1.5, y + 1.5, sizes.column - 3, sizes.row - 3);
      }
    }
  }
}

function cell(
  pen: CanvasRenderingContext2D,
  mark: StandingMark,
  [x, y, width, height]: [number, number, number, number],
  colours: Colours,
): void {
  pen.fillStyle = colours.ground[mark] ?? colours.paper;
  pen.fillRect(x, y, width, height);
  pen.lineWidth = 1;
  if (mark === 'unanswered') {
    pen.strokeStyle = colours.stripe;
    pen.beginPath();
    for (let step = 6; step < width + height; step += 8) {
      pen.moveTo(x + Math.max(0, step - height), y + Math.min(height, step));
      pen.lineTo(x + Math.min(width, step), y + Math.max(0, step - width));
    }
    pen.stroke();
  }
  pen.strokeStyle = colours.edge[mark];
  pen.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  sign(pen, mark, x + width / 2, y + height / 2, colours.sign[mark]);
}

function sign(pen: CanvasRenderingContext2D, mark: StandingMark, x: number, y: number, colour: string): void {
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.lineWidth = 2;
  pen.beginPath();
  switch (mark) {
    case 'fulfilled':
      pen.moveTo(x - 5, y);
      pen.lineTo(x - 1, y + 4);
      pen.lineTo(x + 6, y - 5);
      pen.stroke();
      return;
    case 'partly':
      pen.arc(x, y, 5, 0, Math.PI * 2);
      pen.stroke();
      pen.beginPath();
      pen.arc(x, y, 5, Math.PI / 2, Math.PI * 1.5);
      pen.fill();
      return;
    case 'not_fulfilled':
      pen.moveTo(x - 4, y - 4);
      pen.lineTo(x + 4, y + 4);
      pen.moveTo(x + 4, y - 4);
      pen.lineTo(x - 4, y + 4);
      pen.stroke();
      return;
    case 'unanswered':
      pen.fillRect(x - 1, y - 1, 2, 2);
  }
}

/** The names of the units, over the cells that scroll beneath them. */
function side(
  pen: CanvasRenderingContext2D,
  { told, sizes, colours, view }: Picture,
  rows: [number, number],
): void {
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, sizes.side, view.height);
  pen.textBaseline = 'middle';
  pen.textAlign = 'left';
  pen.save();
  pen.beginPath();
  pen.rect(0, sizes.head, sizes.side - 8, view.height);
  pen.clip();
  for (let row = rows[0]; row < rows[1]; row++) {
    const unit = told.units[row]!;
    const y = sizes.head + row * sizes.row - view.top + sizes.row / 2;
    pen.font = `${unit.is_asked ? 400 : 600} 13px ${colours.letters}`;
    pen.fillStyle = unit.is_asked ? colours.ink : colours.muted;
    pen.fillText(unit.name, 4 + Math.min(unit.depth, 5) * 10, y);
  }
  pen.restore();
}

/** The titles of the goals, leaning, over the cells. */
function head(
  pen: CanvasRenderingContext2D,
  { told, sizes, colours, view }: Picture,
  columns: [number, number],
): void {
  pen.fillStyle = colours.paper;
  pen.fillRect(sizes.side, 0, view.width - sizes.side, sizes.head);
  pen.font = `400 13px ${colours.letters}`;
  pen.fillStyle = colours.ink;
  pen.save();
  pen.beginPath();
  pen.rect(sizes.side, 0, view.width - sizes.side, sizes.head);
  pen.clip();
  for (let column = columns[0]; column < columns[1]; column++) {
    const x = sizes.side + column * sizes.column - view.left + sizes.column / 2;
    pen.save();
    pen.translate(x, sizes.head - 8);
    pen.rotate(-Math.PI / 3);
    pen.fillText(short(told.goals[column]!.title), 0, 0);
    pen.restore();
  }
  pen.restore();
  pen.strokeStyle = colours.line;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(0, sizes.head - 0.5);
  pen.lineTo(view.width, sizes.head - 0.5);
  pen.stroke();
}

function short(title: string): string {
  return title.length > 20 ? `${title.slice(0, 19)}…` : title;
}
