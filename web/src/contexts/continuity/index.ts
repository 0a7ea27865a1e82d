import type { Context } from '../../platform/shell/context';
import { enginePages } from './engine_pages';

/**
 * Continuity: the services that must go on, what they stand on, their plans, the guided analysis, and what the resilience
 * engine tells of it all.
 */
export const continuity: Context = {
  name: 'continuity',
  routes: [
    {
      path: '/kontinuitet',
      title_key: 'web.continuity.page',
      page: () => import('./StartPage'),
      needs: 'continuity.read',
      navigation: { order: 26, icon: 'link' },
    },
    {
      path: '/kontinuitet/tjanster',
      title_key: 'web.continuity.services',
      page: () => import('./ServicesPage'),
      needs: 'continuity.read',
    },
    {
      path: '/kontinuitet/tjanster/ny',
      title_key: 'web.continuity.new_service',
      page: () => import('./NewServicePage'),
      needs: 'continuity.write',
    },
    {
      path: '/kontinuitet/tjanster/$id',
      title_key: 'web.continuity.service',
      page: () => import('./ServicePage'),
      needs: 'continuity.read',
    },
    {
      path: '/kontinuitet/tjanster/$id/genomgang',
      title_key: 'web.continuity.walk',
      page: () => import('./WalkPage'),
      needs: 'continuity.write',
    },
    {
      path: '/kontinuitet/resurser',
      title_key: 'web.continuity.resources',
      page: () => import('./ResourcesPage'),
      needs: 'continuity.read',
    },
    {
      path: '/kontinuitet/resurser/ny',
      title_key: 'web.continuity.new_resource',
      page: () => import('./NewResourcePage'),
      needs: 'continuity.write',
    },
    {
      path: '/kontinuitet/resurser/$id',
      title_key: 'continuity.resource',
      page: () => import('./ResourcePage'),
      needs: 'continuity.read',
    },
    {
      path: '/kontinuitet/las-in',
      title_key: 'web.continuity.import',
      page: () => import('./ImportPage'),
      needs: 'continuity.import',
    },
    {
      path: '/kontinuitet/planer/$id',
      title_key: 'continuity.plan',
      page: () => import('./PlanPage'),
      needs: 'continuity.read',
    },
    ...enginePages,
  ],
};
