import type { Context } from '../../platform/shell/context';

export const overview: Context = {
  name: 'overview',
  routes: [
    {
      path: '/',
      title_key: 'web.home.title',
      page: () => import('./HomePage'),
      navigation: { order: 0, icon: 'overview' },
    },
    {
      path: '/staden',
      title_key: 'web.city.title',
      page: () => import('./CityPage'),
      needs: 'followup.read',
      navigation: { order: 1, icon: 'half' },
    },
    {
      path: '/fynd',
      title_key: 'web.findings.title',
      page: () => import('./FindingsPage'),
      needs: 'overview.read',
      navigation: { order: 3, icon: 'coverage' },
    },
    {
      path: '/andrat',
      title_key: 'web.changed.title',
      page: () => import('./ChangedPage'),
      needs: 'overview.read',
      navigation: { order: 2, icon: 'history' },
    },
  ],
};
