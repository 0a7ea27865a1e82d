import { t } from '../../platform/i18n';
import { SheetTemplate, TakingSheet } from '../../platform/pages/TakingSheet';
import { useSearchWord } from '../../platform/shell/url';
import { SelectField } from '../../platform/ui/Fields';
import { PageHeader } from '../../platform/ui/PageHeader';
import { useYear } from './data';
import { rowsWord } from './UnitPlanPage';
import './planning.css';

const kinds = ['goals', 'activities', 'indicators', 'values'] as const;
type Kind = (typeof kinds)[number];

const heads: Record<Kind, readonly string[]> = {
  goals: [
    'unit',
    'key',
    'title',
    'body',
    'focus_area_key',
    'ability',
    'kind',
    'programme_goals',
    'unbound_why',
  ],
  activities: ['unit', 'goal', 'key', 'title', 'body', 'owner', 'starts_on', 'ends_on', 'cost_ore', 'status'],
  indicators: ['unit', 'goal', 'key', 'title', 'unit_of_measure', 'direction', 'target', 'start_value'],
  values: ['unit', 'goal', 'indicator', 'period_on', 'value', 'comment'],
};
const examples: Record<Kind, readonly string[]> = {
  goals: [
    'trafiknamnden',
    'oppna-gator',
    'Gator är öppna',
    '',
    'beredskap',
    'withstand',
    'societal_disturbance',
    '',
    '',
  ],
  activities: [
    'trafiknamnden',
    'oppna-gator',
    'ovning',
    'Öva stängning',
    '',
    '',
    '2024-03-01',
    '2024-05-31',
    '',
    'planned',
  ],
  indicators: ['trafiknamnden', 'oppna-gator', 'andel', 'Andel övade', 'procent', 'higher', '80', '40'],
  values: ['trafiknamnden', 'oppna-gator', 'andel', '2024-01-31', '55,5', ''],
};

/** Goals, activities and indicators from a spreadsheet, in two steps: what the file would do, and then doing it. */
export default function PlanImportPage() {
  const year = useYear();
  const [wanted, setKind] = useSearchWord('rader');
  const kind = kinds.find((one) => one === wanted) ?? 'goals';
  return (
    <>
      <PageHeader
        title={t('web.planning.import')}
        crumbs={[{ title: t('web.planning.plans'), to: '/planer' }]}
        answer={t('web.planning.import_answer')}
      />
      <div className="plan-filters">
        <SelectField
          name="rader"
          label={t('web.planning.which_rows')}
          choices={kinds.map((one) => ({ value: one, title: rowsWord(one) }))}
          value={kind}
          onChange={setKind}
          isRequired
        />
        <SelectField
          name="ar"
          label={t('planning.cycle')}
          choices={year.all.map((one) => ({ value: String(one.year), title: one.name }))}
          value={year.cycle ? String(year.cycle.year) : ''}
          onChange={year.setYear}
          isRequired
        />
      </div>
      {year.cycle ? (
        <TakingSheet
          key={`${kind}${year.cycle.id}`}
          path={`/plan-imports?rows=${kind}&cycle=${year.cycle.id}`}
          label={t('web.planning.drop', { rows: rowsWord(kind).toLowerCase() })}
        >
          <SheetTemplate
            heads={heads[kind]}
            example={examples[kind]}
            name={kind}
            present={{
              path: `/plan-export?cycle=${year.cycle.id}&rows=${kind}`,
              title: t('web.planning.export_rows'),
            }}
          />
        </TakingSheet>
      ) : null}
    </>
  );
}
