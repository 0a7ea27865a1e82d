import { useState } from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Confirm } from '../../platform/ui/Dialog';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import type { RowKind } from './fields';
import type { Standing } from './types';

export interface StandingRow {
  id: string;
  version: number;
  title: string;
  standing: Standing;
}

/** Sets how a row stands, and how to take that back. */
export function useStanding(kind: RowKind) {
  const deed = useDeed();
  const set = async (
    row: StandingRow,
    body: { standing: Standing; retired_why?: string | null },
    said: string,
  ) => {
    try {
      const saved = await deed.mutateAsync({
        method: 'PATCH',
        path: `/${kind}/${row.id}`,
        body,
        version: row.version,
      });
      // What was confirmed cannot wait again; what was given up can be taken up.
      const undo =
        body.standing === 'retired'
          ? () =>
              void deed
                .mutateAsync({
                  method: 'PATCH',
                  path: `/${kind}/${row.id}`,
                  body: { standing: 'current', retired_why: null },
                  version: saved.version,
                })
                .then(() => toast(t('web.planning.undone')))
                .catch((thrown: Error) => toast(thrown.message, { tone: 'bad' }))
          : undefined;
      toast(said, { undo });
      return true;
    } catch (thrown) {
      toast((thrown as Error).message, { tone: 'bad' });
      return false;
    }
  };
  return { set, isBusy: deed.isPending };
}

/** Confirm, change, give up with why, take up again. */
export function RowTools({ kind, row, onEdit }: { kind: RowKind; row: StandingRow; onEdit: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const { set, isBusy } = useStanding(kind);
  if (row.standing === 'retired') {
    return (
      <Button
        isSmall
        tone="quiet"
        icon="undo"
        isBusy={isBusy}
        onPress={() => void set(row, { standing: 'current', retired_why: null }, t('web.planning.taken_up'))}
      >
        {t('web.planning.take_up')}
        <span className="unseen"> {row.title}</span>
      </Button>
    );
  }
  return (
    <>
      {row.standing === 'to_confirm' ? (
        <Button
          isSmall
          tone="plain"
          icon="check"
          isBusy={isBusy}
          onPress={() => void set(row, { standing: 'current' }, t('web.planning.confirmed'))}
        >
          {t('web.planning.confirm')}
          <span className="unseen"> {row.title}</span>
        </Button>
      ) : null}
      <Button isSmall tone="quiet" onPress={onEdit}>
        {t('web.planning.change')}
        <span className="unseen"> {row.title}</span>
      </Button>
      <Button isSmall tone="quiet" onPress={() => setAsking(true)}>
        {t('web.planning.retire')}
        <span className="unseen"> {row.title}</span>
      </Button>
      <Confirm
        title={t('web.planning.retire_title', { title: row.title })}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={(why) => {
          setAsking(false);
          void set(row, { standing: 'retired', retired_why: why }, t('web.planning.retired'));
        }}
        verb={t('web.planning.retire')}
        reason={t('planning.retired_why')}
        isBusy={isBusy}
      >
        {t('web.planning.retire_how')}
      </Confirm>
    </>
  );
}
