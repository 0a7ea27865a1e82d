import type { Context } from '../../platform/shell/context';

/** Pages of remisser: what is sent out, the cases they are answered in, and the answers side by side. */
export const consultation: Context = {
  name: 'consultation',
  routes: [
    {
      path: '/remisser',
      title_key: 'web.consultation.page',
      page: () => import('./ReferralsPage'),
      needs: 'consultation.read',
      navigation: { order: 37, icon: 'file' },
    },
    {
      path: '/remisser/ny',
      title_key: 'web.consultation.new_referral',
      page: () => import('./NewReferralPage'),
      needs: 'consultation.lead',
    },
    {
      path: '/remisser/$id',
      title_key: 'consultation.referral',
      page: () => import('./ReferralPage'),
      needs: 'consultation.read',
    },
    {
      path: '/remisser/$id/svar',
      title_key: 'web.consultation.compilation',
      page: () => import('./CompilationPage'),
      needs: 'consultation.read',
    },
    {
      path: '/remisser/arenden/nytt',
      title_key: 'web.consultation.new_case',
      page: () => import('./NewCasePage'),
      needs: 'consultation.write',
    },
    {
      path: '/remisser/arenden/$id',
      title_key: 'consultation.case',
      page: () => import('./CasePage'),
      needs: 'consultation.read',
    },
    {
      path: '/sammantraden',
      title_key: 'consultation.meetings',
      page: () => import('./MeetingsPage'),
      needs: 'consultation.read',
    },
  ],
};
