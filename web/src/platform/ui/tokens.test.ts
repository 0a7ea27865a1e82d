import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/platform/ui/tokens.css', 'utf8');

function tokens(from: number, to: number): Record<string, string> {
  return Object.fromEntries(
    [...css.slice(from, to).matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1]!, match[2]!]),
  );
}
const dark = css.indexOf("[data-theme='dark']");
const light = tokens(0, dark);
const night = { ...light, ...tokens(dark, css.length) };

function brightness(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(a: string, b: string): number {
  const [low, high] = [brightness(a), brightness(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

const text: [string, string][] = [
  ...['paper', 'surface', 'sunken'].flatMap((ground) =>
    ['ink', 'muted', 'blue'].map((ink) => [ink, ground] as [string, string]),
  ),
  ...['good', 'part', 'bad', 'told', 'none', 'severe', 'blue', 'mark'].map(
    (name) => [`on-${name}`, name] as [string, string],
  ),
  ['on-none', 'none-stripe'],
  ['on-blue', 'blue-deep'],
  ['blue-deep', 'blue-tint'],
  ['on-bad', 'surface'],
  ['on-bad', 'paper'],
];
const edges: [string, string][] = [
  ['line-strong', 'surface'],
  ['line-strong', 'paper'],
  ['focus', 'paper'],
  ['focus', 'surface'],
];

describe.each([
  ['light', light],
  ['dark', night],
])('the %s names', (_, names) => {
  it.each(text)('%s is readable on %s', (ink, ground) => {
    expect(contrast(names[ink]!, names[ground]!)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(edges)('%s is seen against %s', (edge, ground) => {
    expect(contrast(names[edge]!, names[ground]!)).toBeGreaterThanOrEqual(3);
  });
});
