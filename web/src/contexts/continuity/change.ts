// A change that nobody has made yet, as the address says it: edits of needs and restarts, by ids and numbers alone.
import type { Edit } from './engine_types';

const id = '[0-9a-f-]{36}';
const shape = new RegExp(`^(${id})\\.(?:(behovs|buffert|start)\\.(\\d{1,7})|(med|utan)\\.(${id}))$`);

/** The edits that an address names; what is none is left out. */
export function editsOf(word: string | undefined): Edit[] {
  return (word ?? '').split('~').flatMap((part): Edit[] => {
    const [, of, verb, number, side, other] = shape.exec(part) ?? [];
    if (of === undefined) {
      return [];
    }
    switch (verb ?? side) {
      case 'behovs':
        return [{ need: of, needed: Number(number) }];
      case 'buffert':
        return [{ need: of, buffer_minutes: Number(number) }];
      case 'start':
        return [{ node: of, restart_minutes: Number(number) }];
      case 'med':
        return other ? [{ need: of, add: other }] : [];
      default:
        return other ? [{ need: of, remove: other }] : [];
    }
  });
}

/** The address of edits. */
export function wordOf(edits: readonly Edit[]): string | undefined {
  return (
    edits
      .map((edit) =>
        edit.node
          ? `${edit.node}.start.${edit.restart_minutes ?? 0}`
          : edit.add
            ? `${edit.need}.med.${edit.add}`
            : edit.remove
              ? `${edit.need}.utan.${edit.remove}`
              : edit.buffer_minutes !== undefined && edit.buffer_minutes !== null
                ? `${edit.need}.buffert.${edit.buffer_minutes}`
                : `${edit.need}.behovs.${edit.needed ?? 1}`,
      )
      .join('~') || undefined
  );
}

/** One more edit; a number that is set anew takes the place of the earlier one. */
export function withEdit(edits: readonly Edit[], edit: Edit): Edit[] {
  const isSame = (other: Edit) =>
    (edit.needed !== undefined && other.needed !== undefined && other.need === edit.need) ||
    (edit.buffer_minutes !== undefined && other.buffer_minutes !== undefined && other.need === edit.need) ||
    (edit.node !== undefined && other.node === edit.node) ||
    (edit.add !== undefined && other.add === edit.add && other.need === edit.need) ||
    (edit.remove !== undefined && other.remove === edit.remove && other.need === edit.need);
  return [...edits.filter((other) => !isSame(other)), edit];
}
