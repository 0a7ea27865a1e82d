import type { Context } from '../../platform/shell/context';

/** Pages of the ordinary planning: the plans of the whole town, of one unit, the balance and the chain of goals. */
export const planning: Context = {
  name: 'planning',
  goalPart: () => import('./GoalCarriers').then((part) => ({ default: part.GoalCarriers })),
  routes: [
    {
      path: '/planer',
      title_key: 'web.planning.plans',
      page: () => import('./PlansPage'),
      needs: 'planning.read',
      navigation: { order: 34, icon: 'calendar' },
    },
    {
      path: '/planer/balans',
      title_key: 'web.planning.balance',
      page: () => import('./BalancePage'),
      needs: 'planning.read',
    },
    {
      path: '/planer/anvisningar',
      title_key: 'planning.instructions',
      page: () => import('./InstructionsPage'),
      needs: 'planning.read',
    },
    {
      path: '/planer/las-in',
      title_key: 'web.planning.import',
      page: () => import('./PlanImportPage'),
      needs: 'planning.write',
    },
    {
      path: '/planer/enhet/$id',
      title_key: 'web.planning.plan',
      page: () => import('./UnitPlanPage'),
      needs: 'planning.read',
    },
    {
      path: '/planer/mal/$id',
      title_key: 'web.planning.chain',
      page: () => import('./ChainPage'),
      needs: 'planning.read',
    },
    {
      path: '/planer/programmal/$id',
      title_key: 'web.planning.carriers',
      page: () => import('./CarriersPage'),
      needs: 'planning.read',
    },
  ],
};
