// How the organisation is said.
import { listText, t } from '../../platform/i18n';
import { Tag } from '../../platform/ui/Chip';
import type { Marker, UnitKind } from './types';

/** The word for a kind of unit. */
export function kindWord(kind: UnitKind): string {
  switch (kind) {
    case 'council':
      return t('organisation.unit_kind.council');
    case 'city_board':
      return t('organisation.unit_kind.city_board');
    case 'committee':
      return t('organisation.unit_kind.committee');
    case 'district_committee':
      return t('organisation.unit_kind.district_committee');
    case 'administration':
      return t('organisation.unit_kind.administration');
    case 'department':
      return t('organisation.unit_kind.department');
    case 'company':
      return t('organisation.unit_kind.company');
    case 'federation':
      return t('organisation.unit_kind.federation');
    case 'external':
      return t('organisation.unit_kind.external');
  }
}

/** `11 stadsdelsnämnder`. */
export function kindCount(kind: UnitKind, count: number): string {
  switch (kind) {
    case 'council':
      return t('web.organisation.count.council', { count });
    case 'city_board':
      return t('web.organisation.count.city_board', { count });
    case 'committee':
      return t('web.organisation.count.committee', { count });
    case 'district_committee':
      return t('web.organisation.count.district_committee', { count });
    case 'administration':
      return t('web.organisation.count.administration', { count });
    case 'department':
      return t('web.organisation.count.department', { count });
    case 'company':
      return t('web.organisation.count.company', { count });
    case 'federation':
      return t('web.organisation.count.federation', { count });
    case 'external':
      return t('web.organisation.count.external', { count });
  }
}

export function countsSentence(counts: readonly { kind: UnitKind; count: number }[]): string {
  return listText(counts.map((one) => kindCount(one.kind, one.count)));
}

/** `2023-07-01 och framåt`, `2014-01-01 – 2023-06-30`. */
export function periodText(from: string, to?: string | null): string {
  return to ? t('web.organisation.period', { from, to }) : t('web.organisation.period_open', { from });
}

/** Says how sure a fact is, unless the town wrote it itself or it is read in its source. */
export function MarkerTag({ marker }: { marker: Marker }) {
  switch (marker) {
    case 'editable_default':
      return <Tag>{t('common.marker.editable_default')}</Tag>;
    case 'example':
      return <Tag>{t('common.marker.example')}</Tag>;
    case 'fictional':
      return <Tag>{t('common.marker.fictional')}</Tag>;
    default:
      return null;
  }
}
