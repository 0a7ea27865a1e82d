// The platform's own pages: who may come in, what has happened, what comes in from files, and the interface.
import { findEverything } from '../search/search';
import type { Context } from '../shell/context';

export const platformPages: Context = {
  name: 'platform',
  find: findEverything,
  routes: [
    {
      path: '/sok',
      title_key: 'web.page.search',
      page: () => import('../search/SearchPage'),
      navigation: { order: 5, icon: 'search' },
    },
    {
      path: '/import',
      title_key: 'web.page.import',
      page: () => import('./ImportPage'),
      needs: 'pack.import',
      navigation: { order: 70, icon: 'import' },
    },
    {
      path: '/granskningslogg',
      title_key: 'web.page.audit',
      page: () => import('./AuditPage'),
      needs: 'audit.read',
      navigation: { order: 72, icon: 'audit' },
    },
    {
      path: '/atkomst',
      title_key: 'web.page.access',
      page: () => import('./AccessPage'),
      needs: 'account.read',
      navigation: { order: 74, icon: 'access' },
    },
    {
      path: '/atkomst/$id',
      title_key: 'auth.account',
      page: () => import('./AccountPage'),
      needs: 'account.read',
    },
    {
      path: '/jobb',
      title_key: 'web.page.jobs',
      page: () => import('./JobsPage'),
      needs: 'job.read',
      navigation: { order: 76, icon: 'undo' },
    },
    {
      path: '/atkomst/varfor',
      title_key: 'web.page.why',
      page: () => import('./WhyPage'),
      needs: 'access.explain',
    },
    {
      path: '/forslag',
      title_key: 'web.page.proposals',
      page: () => import('./ProposalsPage'),
      needs: 'proposal.make',
      navigation: { order: 77, icon: 'lock' },
    },
    {
      path: '/inloggningstjanster',
      title_key: 'web.page.providers',
      page: () => import('./ProvidersPage'),
      needs: 'provider.read',
    },
    {
      path: '/inloggningstjanster/$id',
      title_key: 'federation.provider',
      page: () => import('./ProviderPage'),
      needs: 'provider.read',
    },
    { path: '/roller', title_key: 'web.page.roles', page: () => import('./RolesPage') },
    { path: '/inkorg', title_key: 'web.page.inbox', page: () => import('../notices/InboxPage') },
    { path: '/konto', title_key: 'web.page.account', page: () => import('./OwnAccountPage') },
    {
      path: '/api',
      title_key: 'web.page.api',
      page: () => import('./ApiPage'),
      navigation: { order: 90, icon: 'link' },
    },
  ],
};
