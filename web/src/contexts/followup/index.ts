import type { Context } from '../../platform/shell/context';

/** Pages of follow-up: the rounds, how they stand, and the sheets where units answer. */
export const followup: Context = {
  name: 'followup',
  goalPart: () => import('./GoalAnswers').then((part) => ({ default: part.GoalAnswers })),
  routes: [
    {
      path: '/uppfoljning',
      title_key: 'web.followup.page',
      page: () => import('./RoundsPage'),
      needs: 'followup.read',
      navigation: { order: 26, icon: 'half' },
    },
    {
      path: '/uppfoljning/ny',
      title_key: 'web.followup.plan',
      page: () => import('./NewRoundPage'),
      needs: 'followup.lead',
    },
    {
      path: '/uppfoljning/$id',
      title_key: 'followup.round',
      page: () => import('./RoundPage'),
      needs: 'followup.read',
    },
    {
      path: '/uppfoljning/$id/oppna',
      title_key: 'web.followup.open_round',
      page: () => import('./OpenRoundPage'),
      needs: 'followup.lead',
    },
    {
      path: '/svarsblad/$id',
      title_key: 'followup.sheet',
      page: () => import('./SheetPage'),
      needs: 'followup.read',
    },
  ],
};
