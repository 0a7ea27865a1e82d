import type { Context } from '../../platform/shell/context';

/** What a year may cost, which measures help most for the money, and the proposals that come of it. */
export const portfolio: Context = {
  name: 'portfolio',
  routes: [
    {
      path: '/simulering',
      title_key: 'web.portfolio.page',
      page: () => import('./StartPage'),
      needs: 'portfolio.reckon',
      navigation: { order: 28, icon: 'chart' },
    },
    {
      path: '/simulering/ar',
      title_key: 'web.portfolio.ask_years',
      page: () => import('./AskYearsPage'),
      needs: 'portfolio.reckon',
    },
    {
      path: '/simulering/val',
      title_key: 'web.portfolio.ask_choice',
      page: () => import('./AskChoicePage'),
      needs: 'portfolio.reckon',
    },
    {
      path: '/simulering/verkan',
      title_key: 'web.portfolio.effects',
      page: () => import('./EffectsPage'),
      needs: 'portfolio.read',
    },
    {
      path: '/simulering/verkan/ny',
      title_key: 'web.portfolio.add_effect',
      page: () => import('./AddEffectPage'),
      needs: 'portfolio.read',
    },
    {
      path: '/simulering/$id',
      title_key: 'portfolio.reckoning',
      page: () => import('./ReckoningPage'),
      needs: 'portfolio.reckon',
    },
    {
      path: '/beslutsforslag/$id',
      title_key: 'web.portfolio.proposal',
      page: () => import('./ProposalPage'),
      needs: 'portfolio.reckon',
    },
  ],
};
