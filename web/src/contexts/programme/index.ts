import type { Context } from '../../platform/shell/context';

/** Pages of programmes, their editions and the requirements. */
export const programme: Context = {
  name: 'programme',
  routes: [
    {
      path: '/program',
      title_key: 'web.page.programme',
      page: () => import('./ProgrammesPage'),
      needs: 'programme.read',
      navigation: { order: 10, icon: 'programme' },
    },
    {
      path: '/tackning',
      title_key: 'web.page.coverage',
      page: () => import('./CoverageStart'),
      needs: 'programme.read',
      navigation: { order: 20, icon: 'coverage' },
    },
    {
      path: '/krav',
      title_key: 'web.page.requirements',
      page: () => import('./RequirementsPage'),
      needs: 'programme.read',
      navigation: { order: 30, icon: 'requirement' },
    },
    {
      path: '/krav/$id',
      title_key: 'programme.requirement',
      page: () => import('./RequirementPage'),
      needs: 'programme.read',
    },
    {
      path: '/utgavor/$id',
      title_key: 'programme.edition',
      page: () => import('./EditionPage'),
      needs: 'programme.read',
    },
    {
      path: '/utgavor/$id/matris',
      title_key: 'web.edition.matrix',
      page: () => import('./MatrixPage'),
      needs: 'programme.read',
    },
    {
      path: '/utgavor/$id/tackning',
      title_key: 'web.page.coverage',
      page: () => import('./CoveragePage'),
      needs: 'programme.read',
    },
    {
      path: '/utgavor/$id/jamfor',
      title_key: 'web.edition.compare',
      page: () => import('./ComparePage'),
      needs: 'programme.read',
    },
  ],
};
