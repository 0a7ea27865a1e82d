import { t } from '../../platform/i18n';
import { SheetTemplate, TakingSheet } from '../../platform/pages/TakingSheet';
import { PageHeader } from '../../platform/ui/PageHeader';

/** Measures from a spreadsheet, for those who keep a unit's own as well as for the town's strategist. */
export default function ImportMeasuresPage() {
  return (
    <>
      <PageHeader
        title={t('measure.import_page')}
        crumbs={[{ title: t('measure.page'), to: '/atgarder' }]}
        answer={t('measure.import_answer')}
      />
      <TakingSheet path="/measure-imports" label={t('measure.import_drop')}>
        <SheetTemplate
          heads={heads()}
          example={example()}
          name="atgarder-mall"
          present={{ path: '/measure-export?format=xlsx', title: t('measure.export') }}
        />
      </TakingSheet>
    </>
  );
}

const heads = () => [
  t('common.key'),
  t('common.title'),
  t('measure.body'),
  t('measure.owner'),
  t('measure.responsible'),
  t('measure.source_kind'),
  t('measure.source_id'),
  t('measure.due'),
  t('measure.cost_kronor'),
  t('measure.yearly_cost_kronor'),
  t('measure.effect'),
  t('measure.ability'),
  t('measure.status'),
  t('measure.words'),
];
const example = () => [
  'reservkraft-trafik',
  'Reservkraft till trafikledningen',
  '',
  'trafiknamnden',
  '',
  t('measure.source_kind.own'),
  '',
  '2024-09-30',
  '1 250 000',
  '40 000',
  '',
  t('measure.ability.withstand'),
  t('measure.status.decided'),
  '',
];
