// The pages of the resilience engine. The registers' pages stand in index.ts.
import type { PageRoute } from '../../platform/shell/context';

const analyses = 'continuity.analyse';

export const enginePages: readonly PageRoute[] = [
  {
    path: '/kontinuitet/karta',
    title_key: 'web.resilience.map',
    page: () => import('./MapPage'),
    needs: analyses,
    navigation: { order: 27, icon: 'trace' },
  },
  {
    path: '/kontinuitet/bortfall',
    title_key: 'web.resilience.loss',
    page: () => import('./LossPage'),
    needs: analyses,
  },
  {
    path: '/kontinuitet/svagheter',
    title_key: 'web.resilience.weaknesses',
    page: () => import('./WeaknessesPage'),
    needs: analyses,
  },
  {
    path: '/kontinuitet/betydelse',
    title_key: 'web.resilience.importance',
    page: () => import('./ImportancePage'),
    needs: analyses,
  },
  {
    path: '/kontinuitet/forandring',
    title_key: 'web.resilience.change',
    page: () => import('./CompareLossPage'),
    needs: analyses,
  },
  {
    path: '/kontinuitet/tjanster/$id/snitt',
    title_key: 'web.resilience.cut_sets',
    page: () => import('./CutSets'),
    needs: analyses,
  },
];
