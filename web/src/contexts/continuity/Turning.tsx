import { numberText, t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';

/** Between the pages of a list that is at hand. Nothing when it has one. */
export function Turning({
  page,
  last,
  onTurn,
}: {
  page: number;
  last: number;
  onTurn: (page: number) => void;
}) {
  if (last === 0) {
    return null;
  }
  return (
    <nav className="row only-screen" aria-label={t('web.resilience.turn')}>
      <Button isSmall isDisabled={page === 0} onPress={() => onTurn(page - 1)}>
        {t('web.resilience.before')}
      </Button>
      <span className="small figures" role="status">
        {t('web.resilience.page_of', { page: numberText(page + 1), pages: numberText(last + 1) })}
      </span>
      <Button isSmall isDisabled={page >= last} onPress={() => onTurn(page + 1)}>
        {t('web.resilience.after')}
      </Button>
    </nav>
  );
}
