import { t } from '../i18n';
import { SheetTemplate, TakingSheet } from './TakingSheet';

/** Units or people from a spreadsheet. */
export function SheetImport({ of }: { of: 'unit' | 'people' }) {
  const isUnit = of === 'unit';
  return (
    <TakingSheet
      path={`/${of}-imports`}
      label={isUnit ? t('web.import.drop_units') : t('web.import.drop_people')}
    >
      <SheetTemplate
        heads={isUnit ? unitHeads() : peopleHeads()}
        example={isUnit ? unitExample : peopleExample}
        name={isUnit ? 'enheter-mall' : 'personer-mall'}
        present={isUnit ? { path: '/unit-export?format=xlsx', title: t('web.import.export') } : undefined}
      />
    </TakingSheet>
  );
}

const unitHeads = () => [
  t('common.key'),
  t('organisation.unit_kind'),
  t('organisation.unit_name'),
  t('organisation.administration'),
  t('organisation.parent'),
  t('organisation.diary_prefix'),
  t('common.valid_from'),
  t('common.valid_to'),
  t('common.source'),
];
const unitExample = [
  'trafiknamnden',
  'committee',
  'Trafiknämnden',
  'Trafikkontoret',
  '',
  'T',
  '2007-01-01',
  '',
  '',
];
const peopleHeads = () => [
  t('common.key'),
  t('organisation.person_name'),
  t('organisation.unit'),
  t('organisation.email'),
  t('organisation.phone'),
  t('organisation.duty'),
  t('common.valid_from'),
  t('common.valid_to'),
];
const peopleExample = [
  'vera-exempelsson',
  'Vera Exempelsson',
  'trafiknamnden',
  'vera@exempel.invalid',
  '08-000 00 00',
  'säkerhetssamordnare',
  '2024-01-01',
  '',
];
