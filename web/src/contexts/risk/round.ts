// What a round says in one breath.
import { t } from '../../platform/i18n';
import type { RoundView } from './types';

/** "7 av 14 analyser är lämnade; 2 deltagare har inte svarat." */
export function roundAnswer(
  view: Pick<RoundView, 'analyses' | 'handed_in' | 'unanswered'> & { round: { state: string } },
): string {
  if (view.round.state === 'draft') {
    return t('web.risk.not_opened');
  }
  const handedIn = t('web.risk.handed_in_of', { count: view.handed_in, whole: view.analyses });
  return view.unanswered > 0
    ? t('web.risk.and_unanswered', {
        handed_in: handedIn,
        unanswered: t('web.risk.unanswered', { count: view.unanswered }),
      })
    : `${handedIn}.`;
}
