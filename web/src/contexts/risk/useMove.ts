// Moving a risk: seen at once, sent on the version that was seen, and taken back when it is refused or undone.
import { useQueryClient } from '@tanstack/react-query';
import { isStale } from '../../kernel/problem';
import { t } from '../../platform/i18n';
import { toast } from '../../platform/ui/Toasts';
import { askAnew, matrixKey, send, type Deed } from './data';
import { moveOf, withMoved, type Place, type View } from './matrix';
import type { RiskConsequence, RiskMatrix, RiskView } from './types';

export function useMove(round: string, shown: View, unit: string | undefined) {
  const client = useQueryClient();
  const key = matrixKey(round, {
    unit,
    ...(shown.value ? { protection_value: shown.value } : {}),
    isAfter: shown.isAfter,
  });
  return async (
    view: RiskView,
    from: Place,
    to: Place,
    rows: readonly RiskConsequence[],
    words: string,
  ): Promise<void> => {
    const { forth, back } = moveOf(view, from, to, shown, rows);
    await client.cancelQueries({ queryKey: key });
    const before = client.getQueryData<RiskMatrix>(key);
    client.setQueryData<RiskMatrix>(key, (matrix) => (matrix ? withMoved(matrix, view.risk.id, to) : matrix));
    try {
      const versions: number[] = [];
      for (const deed of forth) {
        versions.push((await send<{ version: number }>(deed)).version);
      }
      await askAnew(client);
      const undoing = back.map((deed, at): Deed => ({ ...deed, version: versions[at] }));
      toast(words, { undo: () => void undo(undoing) });
    } catch (thrown) {
      client.setQueryData(key, before);
      await askAnew(client);
      toast(
        isStale(thrown)
          ? t('web.risk.moved_meanwhile', { title: view.risk.title })
          : (thrown as Error).message,
        {
          tone: 'bad',
        },
      );
    }
  };
  async function undo(deeds: readonly Deed[]): Promise<void> {
    try {
      for (const deed of deeds) {
        await send(deed);
      }
      toast(t('web.risk.undone'));
    } catch (thrown) {
      toast((thrown as Error).message, { tone: 'bad' });
    }
    await askAnew(client);
  }
}
