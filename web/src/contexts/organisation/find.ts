// What the palette finds of the organisation: today's units.
import { call } from '../../kernel/client';
import type { Command } from '../../platform/shell/context';
import { wanted } from './tree';
import type { Page, Unit } from './types';
import { kindWord } from './words';

const most = 12;
const heldFor = 60_000;
let held: { units: Unit[]; at: number } | undefined;

/** Units by name, office or key. Fetched once a minute, since the palette asks at every letter. */
export async function findUnits(words: string, signal: AbortSignal): Promise<Command[]> {
  if (words.trim() === '') {
    return [];
  }
  if (!held || Date.now() - held.at > heldFor) {
    held = { units: (await call<Page<Unit>>('/unit-tree', { signal })).items, at: Date.now() };
  }
  return wanted(held.units, undefined, words)
    .slice(0, most)
    .map((unit) => ({
      id: `unit ${unit.id}`,
      title: unit.name,
      note: kindWord(unit.kind),
      group: 'units',
      icon: 'organisation',
      to: `/organisation/${unit.id}`,
    }));
}
