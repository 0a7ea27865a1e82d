// The parts inside the shell, with every line that the side navigation will have.
import type { TextKey } from '../platform/i18n';
import type { Context } from '../platform/shell/context';
import type { IconName } from '../platform/ui/icons';

const page = () => import('./Parts');
const lines: [string, TextKey, IconName][] = [
  ['organisation', 'web.page.organisation', 'organisation'],
  ['program', 'web.page.programme', 'programme'],
  ['tackning', 'web.page.coverage', 'coverage'],
  ['krav', 'web.page.requirements', 'requirement'],
  ['import', 'web.page.import', 'import'],
  ['granskning', 'web.page.audit', 'audit'],
  ['atkomst', 'web.page.access', 'access'],
];

export const gallery: Context = {
  name: 'gallery',
  routes: lines.map(([path, title_key, icon], order) => ({
    path: path === 'program' ? '/dev/parts' : `/dev/${path}`,
    title_key,
    page,
    navigation: { order: order + 1, icon },
  })),
  find: (words) =>
    Promise.resolve(
      ['Trafiknämnden', 'Södermalms stadsdelsnämnd', 'Stockholm Vatten och Avfall AB']
        .filter((name) => words !== '' && name.toLowerCase().startsWith(words[0]?.toLowerCase() ?? ''))
        .map((title) => ({
          id: title,
          title,
          group: 'units' as const,
          icon: 'organisation' as const,
          to: '/dev/organisation',
        })),
    ),
};
