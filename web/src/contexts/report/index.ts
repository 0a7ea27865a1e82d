import type { Context } from '../../platform/shell/context';

/** Reports of follow-up, for those who decide. */
export const report: Context = {
  name: 'report',
  routes: [
    {
      path: '/rapporter',
      title_key: 'web.page.report',
      page: () => import('./ReportPage'),
      needs: 'report.read',
      navigation: { order: 27, icon: 'file' },
    },
  ],
};
