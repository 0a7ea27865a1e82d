// The parts of an edition that a view can speak of, in the order that the compilation has them.
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import type { components } from '../../kernel/api';
import type { PartKind } from './types';

type Document = components['schemas']['Document'];

export interface EditionPart {
  kind: PartKind;
  id: string;
  title: string;
}

/** Kinds of parts that have words to speak of, in their order. */
export const partKinds: readonly PartKind[] = [
  'section',
  'goal',
  'focus_area',
  'protection_value',
  'threat',
  'responsibility',
  'change',
];

/** Every part of an edition once: its sections, and what hangs on them or stands beside. */
export function partsOf(told: Pick<Document, 'sections' | 'elsewhere'>): EditionPart[] {
  const all = new Map<string, EditionPart>();
  for (const { section } of told.sections) {
    all.set(section.id, { kind: 'section', id: section.id, title: `${section.number} ${section.title}` });
  }
  for (const { node } of [...told.sections.flatMap((one) => one.parts), ...told.elsewhere]) {
    if (!all.has(node.id)) {
      all.set(node.id, { kind: node.kind, id: node.id, title: node.title });
    }
  }
  return [...all.values()]
    .filter((one) => partKinds.includes(one.kind))
    .sort((a, b) => partKinds.indexOf(a.kind) - partKinds.indexOf(b.kind));
}

/** The parts of an edition; nothing is asked when no edition was sent out. */
export function useEditionParts(edition: string | undefined) {
  return useQuery({
    queryKey: ['consultation', 'parts', edition],
    queryFn: async ({ signal }) => partsOf(await call<Document>(`/editions/${edition}/document`, { signal })),
    enabled: edition !== undefined,
  });
}
