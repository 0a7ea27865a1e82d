import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Dialog } from '../../platform/ui/Dialog';
import { ErrorState } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import type { CopyOffer, PlanCopied, UnitPlan } from './types';

/** What can be copied into a plan: the unit's own last year, and what units left that it took over after. */
export function CopyDialog({
  plan,
  isOpen,
  onClose,
}: {
  plan: UnitPlan;
  isOpen: boolean;
  onClose: () => void;
}) {
  const deed = useDeed<PlanCopied>();
  const copy = async (offer: CopyOffer) => {
    try {
      const copied = await deed.mutateAsync({
        method: 'POST',
        path: '/plan-copies',
        body: {
          unit: plan.unit.id,
          cycle: plan.cycle.id,
          from_cycle: offer.cycle,
          from_unit: offer.unit,
        },
      });
      toast(t('web.planning.copied', { count: copied.goals }));
      onClose();
    } catch {
      // The dialog shows why.
    }
  };
  return (
    <Dialog title={t('web.planning.copy')} isOpen={isOpen} onClose={onClose}>
      <div className="stack">
        <p>{t('web.planning.copy_how')}</p>
        {deed.error ? <ErrorState thrown={deed.error} /> : null}
        <ul className="plain plan-rows">
          {plan.offers.map((offer) => (
            <li key={`${offer.cycle}${offer.unit}`} className="plan-offer">
              <span>
                {t('web.planning.offer', {
                  unit: offer.unit_name,
                  year: String(offer.year),
                  count: offer.goals,
                })}
              </span>
              <Button tone="primary" isBusy={deed.isPending} onPress={() => void copy(offer)}>
                {t('web.planning.copy_this')}
                <span className="unseen">
                  {' '}
                  {offer.unit_name} {offer.year}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
