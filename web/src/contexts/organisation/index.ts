import type { Context } from '../../platform/shell/context';

/** Pages of units, sectors and those outside the town, and the units for the palette. */
export const organisation: Context = {
  name: 'organisation',
  routes: [
    {
      path: '/organisation',
      title_key: 'web.page.organisation',
      page: () => import('./OrganisationPage'),
      needs: 'organisation.read',
      navigation: { order: 40, icon: 'organisation' },
    },
    {
      path: '/organisation/ny',
      title_key: 'web.organisation.register',
      page: () => import('./NewUnitPage'),
      needs: 'organisation.write',
    },
    {
      path: '/organisation/$id',
      title_key: 'organisation.unit',
      page: () => import('./UnitPage'),
      needs: 'organisation.read',
    },
    {
      path: '/organisation/$id/andra',
      title_key: 'web.organisation.change',
      page: () => import('./ChangeUnitPage'),
      needs: 'organisation.write',
    },
    {
      path: '/sektorer',
      title_key: 'organisation.sectors',
      page: () => import('./SectorsPage'),
      needs: 'organisation.read',
      navigation: { order: 42, icon: 'tree' },
    },
    {
      path: '/sektorer/$id',
      title_key: 'organisation.sector',
      page: () => import('./SectorPage'),
      needs: 'organisation.read',
    },
    {
      path: '/kontakter',
      title_key: 'web.page.contacts',
      page: () => import('./ContactsPage'),
      needs: 'organisation.read',
      navigation: { order: 44, icon: 'person' },
    },
  ],
  find: async (words, signal) => (await import('./find')).findUnits(words, signal),
};
