// Finding by a few letters: "sdn sö" finds "Södermalms stadsdelsnämnd".

function plain(text: string): string {
  return text.toLocaleLowerCase('sv');
}

/** How well a title answers the words; 0 is not at all. Å, ä and ö are letters of their own. */
export function score(title: string, words: string): number {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) {
    return 1;
  }
  const text = plain(title);
  let sum = 1;
  for (const word of wanted) {
    const one = scoreWord(text, word);
    if (one === 0) {
      return 0;
    }
    sum += one;
  }
  return sum / (1 + text.length / 400);
}

function scoreWord(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at === 0) {
    return 100;
  }
  if (at > 0) {
    return /[\s\-/(]/.test(text[at - 1] ?? '') ? 80 : 50;
  }
  return scattered(text, word);
}

/** All the letters in order; the first must begin a word, and gaps cost. */
function scattered(text: string, word: string): number {
  const starts = [...text.matchAll(/[\p{L}\p{N}]+/gu)].filter((match) => match[0].startsWith(word[0]!));
  let best = 0;
  for (const start of starts) {
    let at = start.index;
    let gaps = 0;
    for (const letter of word.slice(1)) {
      const next = text.indexOf(letter, at + 1);
      if (next < 0) {
        gaps = -1;
        break;
      }
      gaps += next - at - 1;
      at = next;
    }
    if (gaps >= 0 && gaps <= word.length * 4) {
      best = Math.max(best, 30 / (1 + gaps / word.length));
    }
  }
  return best;
}

/** The best first; equals keep their order. */
export function ranked<T>(items: readonly T[], title: (item: T) => string, words: string, most: number): T[] {
  return items
    .map((item) => ({ item, points: score(title(item), words) }))
    .filter((one) => one.points > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, most)
    .map((one) => one.item);
}
