// What changed between two texts, word by word (Myers 1986, greedy, bounded).

export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

const stepsMax = 4000;

/** Words, spaces and signs each by themselves, so that a comma does not colour a word. */
export function words(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}§]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

/** The parts that lead from one text to the other. Removed comes before added where both stand at one place. */
export function diffText(before: string, after: string): DiffPart[] {
  if (before === after) {
    return before === '' ? [] : [{ kind: 'same', text: before }];
  }
  const left = words(before);
  const right = words(after);
  let head = 0;
  while (head < left.length && head < right.length && left[head] === right[head]) {
    head++;
  }
  let tail = 0;
  while (
    tail < left.length - head &&
    tail < right.length - head &&
    left.at(-1 - tail) === right.at(-1 - tail)
  ) {
    tail++;
  }
  const middle = walk(left.slice(head, left.length - tail), right.slice(head, right.length - tail));
  const parts: DiffPart[] = [
    { kind: 'same', text: left.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: left.slice(left.length - tail).join('') },
  ];
  return joined(parts);
}

function walk(left: string[], right: string[]): DiffPart[] {
  const trail = furthest(left, right);
  if (!trail) {
    return [
      { kind: 'removed', text: left.join('') },
      { kind: 'added', text: right.join('') },
    ];
  }
  const parts: DiffPart[] = [];
  let x = left.length;
  let y = right.length;
  for (let d = trail.length - 1; d >= 0; d--) {
    const reach = trail[d]!;
    const k = x - y;
    const down = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : (reach.get(fromK) ?? 0);
    const fromY = fromX - fromK;
    while (
      x > (d === 0 ? 0 : Math.max(fromX, 0)) &&
      y > (d === 0 ? 0 : Math.max(fromY, 0)) &&
      left[x - 1] === right[y - 1]
    ) {
      parts.push({ kind: 'same', text: left[--x]! });
      y--;
    }
    if (d > 0) {
      parts.push(down ? { kind: 'added', text: right[--y]! } : { kind: 'removed', text: left[--x]! });
    }
  }
  return parts.reverse();
}

/** For each number of steps, how far every diagonal was reached before it was taken; nothing when it is too far. */
function furthest(left: string[], right: string[]): Map<number, number>[] | null {
  const reach = new Map<number, number>([[1, 0]]);
  const trail: Map<number, number>[] = [];
  for (let d = 0; d <= Math.min(left.length + right.length, stepsMax); d++) {
    trail.push(new Map(reach));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
      let x = down ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      let y = x - k;
      while (x < left.length && y < right.length && left[x] === right[y]) {
        x++;
        y++;
      }
      reach.set(k, x);
      if (x >= left.length && y >= right.length) {
        return trail;
      }
    }
  }
  return null;
}

/** Neighbours of one kind become one part; a lone space between two changes joins them, so that runs read whole. */
function joined(parts: DiffPart[]): DiffPart[] {
  const out: DiffPart[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) {
      out.push({ kind: 'removed', text: removed });
    }
    if (added) {
      out.push({ kind: 'added', text: added });
    }
    removed = added = '';
  };
  parts.forEach((part, at) => {
    const changeFollows = parts[at + 1] && parts[at + 1]!.kind !== 'same';
    if (part.kind === 'removed') {
      removed += part.text;
    } else if (part.kind === 'added') {
      added += part.text;
    } else if (removed && added && changeFollows && /^\s+$/.test(part.text)) {
      removed += part.text;
      added += part.text;
    } else if (part.text) {
      flush();
      const before = out.at(-1);
      if (before?.kind === 'same') {
        before.text += part.text;
      } else {
        out.push({ ...part });
      }
    }
  });
  flush();
  return out;
}
