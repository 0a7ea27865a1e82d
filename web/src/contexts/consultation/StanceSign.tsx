import { t } from '../../platform/i18n';
import { Icon, type IconName } from '../../platform/ui/icons';
import type { Stance } from './types';

const shapes: Record<Stance, IconName> = {
  praise: 'check',
  question: 'info',
  change_proposal: 'half',
  shortcoming: 'cross',
};

function letters(stance: Stance): string {
  switch (stance) {
    case 'praise':
      return t('web.consultation.sign.praise');
    case 'question':
      return t('web.consultation.sign.question');
    case 'change_proposal':
      return t('web.consultation.sign.change_proposal');
    case 'shortcoming':
      return t('web.consultation.sign.shortcoming');
  }
}

/** What a view is, small: letters, shape and colour. Its word stands beside it or is said by what holds it. */
export function StanceSign({ stance, count = 0 }: { stance: Stance; count?: number }) {
  return (
    <span className={`stance-sign compilation-stance-${stance}`} aria-hidden="true">
      <Icon name={shapes[stance]} />
      {letters(stance)}
      {count > 1 ? <span className="figures"> {count}</span> : null}
    </span>
  );
}
