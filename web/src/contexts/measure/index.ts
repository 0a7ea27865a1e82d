import type { Context } from '../../platform/shell/context';

/** The register of measures. What other contexts show in place is in ./MeasuresOf and ./AddMeasure. */
export const measure: Context = {
  name: 'measure',
  routes: [
    {
      path: '/atgarder',
      title_key: 'measure.page',
      page: () => import('./MeasuresPage'),
      needs: 'measure.read',
      navigation: { order: 35, icon: 'check' },
    },
    {
      path: '/atgarder/las-in',
      title_key: 'measure.import_page',
      page: () => import('./ImportMeasuresPage'),
      needs: 'measure.import',
    },
    {
      path: '/atgarder/$id',
      title_key: 'measure.measure',
      page: () => import('./MeasurePage'),
      needs: 'measure.read',
    },
  ],
};
