// Answering a copied risk: it still holds, or it is given up and why; and how to take that back.
import { t } from '../../platform/i18n';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import type { Risk } from './types';

export function useStanding() {
  const deed = useDeed<Risk>();
  const patch = (risk: Pick<Risk, 'id' | 'version'>, body: Partial<Record<keyof Risk, unknown>>) =>
    deed.mutateAsync({ method: 'PATCH', path: `/risks/${risk.id}`, body, version: risk.version });
  const set = async (risk: Risk, body: Partial<Record<keyof Risk, unknown>>, said: string) => {
    try {
      const saved = await patch(risk, body);
      // What was confirmed cannot wait again; what was given up can be taken up.
      toast(said, {
        undo:
          body.standing === 'retired'
            ? () =>
                void patch(saved, { standing: 'current', retired_why: null })
                  .then(() => toast(t('web.risk.undone')))
                  .catch((thrown: Error) => toast(thrown.message, { tone: 'bad' }))
            : undefined,
      });
      return true;
    } catch (thrown) {
      toast((thrown as Error).message, { tone: 'bad' });
      return false;
    }
  };
  return {
    isBusy: deed.isPending,
    confirm: (risk: Risk) =>
      set(risk, { standing: 'current' }, t('web.risk.confirmed', { title: risk.title })),
    retire: (risk: Risk, why: string) =>
      set(risk, { standing: 'retired', retired_why: why }, t('web.risk.retired', { title: risk.title })),
    takeUp: (risk: Risk) =>
      set(risk, { standing: 'current', retired_why: null }, t('web.risk.taken_up', { title: risk.title })),
  };
}
