import type { Context } from '../../platform/shell/context';

/** The annual wheel, and the calendars that fetch it. */
export const wheel: Context = {
  name: 'wheel',
  routes: [
    {
      path: '/arshjul',
      title_key: 'web.page.wheel',
      page: () => import('./WheelPage'),
      needs: 'wheel.read',
      navigation: { order: 45, icon: 'calendar' },
    },
    {
      path: '/arshjul/kalender',
      title_key: 'web.page.wheel_feeds',
      page: () => import('./FeedsPage'),
      needs: 'wheel.read',
    },
  ],
};
