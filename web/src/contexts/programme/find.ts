// The programme's own things for the palette: editions and requirements.
import { call } from '../../kernel/client';
import { thingWord } from '../../platform/trace';
import type { Command } from '../../platform/shell/context';
import type { Page, ProgrammeView, Requirement } from './types';

const most = 8;

export async function find(words: string, signal: AbortSignal): Promise<Command[]> {
  if (words.trim().length < 2) {
    return [];
  }
  const q = encodeURIComponent(words.trim().slice(0, 100));
  const [requirements, programmes] = await Promise.all([
    call<Page<Requirement>>(`/requirements?q=${q}&limit=${most}`, { signal }),
    call<Page<ProgrammeView>>('/programmes?limit=100', { signal }),
  ]);
  const editions = programmes.items
    .flatMap((one) => [one.in_force, one.newest])
    .filter((one) => one !== undefined)
    .filter((one, at, all) => all.findIndex((other) => other.edition.id === one.edition.id) === at);
  return [
    ...editions.map<Command>((one) => ({
      id: one.edition.id,
      title: one.edition.title,
      note: thingWord('edition'),
      group: 'found',
      icon: 'programme',
      to: `/utgavor/${one.edition.id}`,
    })),
    ...requirements.items.map<Command>((one) => ({
      id: one.id,
      title: one.title,
      note: thingWord('requirement'),
      group: 'found',
      icon: 'requirement',
      to: `/krav/${one.id}`,
    })),
  ];
}
