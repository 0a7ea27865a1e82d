// Editions that a remiss can be about, and those that a change can be written into.
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { whole } from '../../kernel/whole';
import type { components } from '../../kernel/api';
import type { Page } from './types';

type ProgrammeView = components['schemas']['ProgrammeView'];
export type EditionView = components['schemas']['EditionView'];

/** Every edition of every programme; those that are not adopted first, then the newest. */
export function useEditions(isWanted = true) {
  return useQuery({
    queryKey: ['programme', 'all-editions'],
    queryFn: async ({ signal }) => {
      const programmes = await whole<ProgrammeView>('/programmes', signal);
      const lists = await Promise.all(
        programmes.map((one) =>
          call<Page<EditionView>>(`/programmes/${one.programme.id}/editions`, { signal }),
        ),
      );
      return inOrder(lists.flatMap((list) => list.items));
    },
    enabled: isWanted,
  });
}

const isOpen = ({ edition }: EditionView) => edition.status !== 'adopted';
const since = ({ edition }: EditionView) => edition.valid_from ?? '9';
export function inOrder(editions: readonly EditionView[]): EditionView[] {
  return [...editions].sort(
    (a, b) =>
      Number(isOpen(b)) - Number(isOpen(a)) ||
      since(b).localeCompare(since(a)) ||
      a.edition.title.localeCompare(b.edition.title, 'sv'),
  );
}

/**
 * Where a change that a view leads to is written: the edition that was sent out while it is not adopted, else those of
 * its programme that are; the first one is offered.
 */
export function editionsToChange(editions: readonly EditionView[], sent: string | undefined): EditionView[] {
  const open = inOrder(editions).filter(isOpen);
  const own = editions.find((one) => one.edition.id === sent);
  const near = (one: EditionView) =>
    one.edition.id === sent ? 0 : one.edition.replaces === sent && sent !== undefined ? 1 : 2;
  return open
    .filter((one) => own === undefined || one.edition.programme === own.edition.programme)
    .sort((a, b) => near(a) - near(b));
}
