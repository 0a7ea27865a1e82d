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
  ],
};
