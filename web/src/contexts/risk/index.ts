import type { Context } from '../../platform/shell/context';

/** Risk and vulnerability analyses: rounds, the analyses of a round, its risks in a matrix, and the register. */
export const risk: Context = {
  name: 'risk',
  routes: [
    {
      path: '/riskanalyser',
      title_key: 'web.risk.page',
      page: () => import('./RoundsPage'),
      needs: 'risk.read',
      navigation: { order: 22, icon: 'warning' },
    },
    {
      path: '/riskanalyser/ny',
      title_key: 'web.risk.plan',
      page: () => import('./NewRoundPage'),
      needs: 'risk.lead',
    },
    {
      path: '/riskanalyser/$id',
      title_key: 'risk.round',
      page: () => import('./RoundPage'),
      needs: 'risk.read',
    },
    {
      path: '/riskanalyser/$id/oppna',
      title_key: 'web.risk.open_round',
      page: () => import('./OpenRoundPage'),
      needs: 'risk.lead',
    },
    {
      path: '/riskanalyser/$id/matris',
      title_key: 'web.risk.matrix',
      page: () => import('./MatrixPage'),
      needs: 'risk.read',
    },
    {
      path: '/riskanalyser/$id/skyddsvarden',
      title_key: 'web.risk.heat',
      page: () => import('./HeatPage'),
      needs: 'risk.read',
    },
    {
      path: '/analyser/$id',
      title_key: 'risk.analysis',
      page: () => import('./AnalysisPage'),
      needs: 'risk.read',
    },
    {
      path: '/analyser/$id/jamforelse',
      title_key: 'web.risk.compare',
      page: () => import('./ComparePage'),
      needs: 'risk.read',
    },
    {
      path: '/risker',
      title_key: 'web.risk.register',
      page: () => import('./RegisterPage'),
      needs: 'risk.read',
      navigation: { order: 24, icon: 'octagon' },
    },
    {
      path: '/risker/$id',
      title_key: 'risk.risk',
      page: () => import('./RiskPage'),
      needs: 'risk.read',
    },
  ],
};
