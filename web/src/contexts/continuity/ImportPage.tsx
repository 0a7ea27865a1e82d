import { t } from '../../platform/i18n';
import { SheetTemplate, TakingSheet } from '../../platform/pages/TakingSheet';
import { useSearchWord } from '../../platform/shell/url';
import { PageHeader } from '../../platform/ui/PageHeader';
import { Tabs } from '../../platform/ui/Tabs';
import { classWord } from './words';

const registers = { verksamheter: 'services', resurser: 'resources', behov: 'needs' } as const;
type Word = keyof typeof registers;
const words = Object.keys(registers) as Word[];

function titleOf(word: Word): string {
  return {
    verksamheter: t('web.continuity.services'),
    resurser: t('web.continuity.resources'),
    behov: t('continuity.needs'),
  }[word];
}

/** The registers from spreadsheets: services and resources first, then the needs that tie them together. */
export default function ImportPage() {
  const [asked, ask] = useSearchWord('register');
  const chosen = words.find((one) => one === asked) ?? 'verksamheter';
  return (
    <>
      <PageHeader
        title={t('web.continuity.import')}
        crumbs={[{ title: t('web.continuity.page'), to: '/kontinuitet' }]}
        answer={t('web.continuity.import_answer')}
      />
      <Tabs
        label={t('web.continuity.registers')}
        selected={chosen}
        onSelect={(word) => ask(word === 'verksamheter' ? undefined : word)}
        tabs={words.map((word) => ({ key: word, title: titleOf(word), content: <Taking word={word} /> }))}
      />
    </>
  );
}

function Taking({ word }: { word: Word }) {
  const register = registers[word];
  const sheet = sheetOf(word);
  return (
    <TakingSheet
      path={`/continuity-imports?register=${register}`}
      label={t('web.continuity.import_drop', { register: titleOf(word).toLocaleLowerCase() })}
    >
      <SheetTemplate
        heads={sheet.map(([head]) => head)}
        example={sheet.map(([, example]) => example)}
        name={`kontinuitet-${word}-mall`}
        present={{
          path: `/continuity-export?register=${register}&format=xlsx`,
          title: t('web.continuity.export'),
        }}
      />
    </TakingSheet>
  );
}

/** The heads of a register's sheet with an example of each, as the server writes them. */
function sheetOf(word: Word): [string, string][] {
  return { verksamheter: ofServices, resurser: ofResources, behov: ofNeeds }[word]();
}
const ofServices = (): [string, string][] => [
  [t('common.key'), 'hemtjanst-norra'],
  [t('continuity.service_name'), t('web.continuity.example.service')],
  [t('organisation.unit'), 'aldrenamnden'],
  [t('continuity.service_body'), ''],
  [t('continuity.run_by_unit'), ''],
  [t('continuity.run_by_actor'), ''],
  [t('organisation.sector'), ''],
  [t('continuity.societal_function'), t('web.continuity.example.function')],
  [t('continuity.tolerable_minutes'), '240'],
  [t('continuity.target_minutes'), '180'],
  [t('continuity.lowest_service_level'), ''],
  [t('continuity.restart_minutes'), '30'],
  [t('continuity.harm_per_hour'), ''],
  [t('continuity.ended_on'), ''],
];
const ofResources = (): [string, string][] => [
  [t('common.key'), 'reservkraft-norra'],
  [t('continuity.resource_name'), t('web.continuity.example.resource')],
  [t('organisation.unit'), 'aldrenamnden'],
  [t('continuity.resource_kind'), classWord('power').toLocaleLowerCase()],
  [t('continuity.resource_body'), ''],
  [t('continuity.supplier'), ''],
  [t('continuity.agreement'), ''],
  [t('continuity.tested_on'), '2024-01-15'],
  [t('continuity.repair_minutes'), '480'],
  [t('continuity.restart_minutes'), '5'],
  [t('continuity.losses_per_year'), '0,2'],
  [t('continuity.is_black_start'), t('web.continuity.holds.no').toLocaleLowerCase()],
  [t('continuity.ended_on'), ''],
];
const ofNeeds = (): [string, string][] => [
  [t('continuity.need_of_service'), 'hemtjanst-norra'],
  [t('continuity.need_of_resource'), ''],
  [t('continuity.what'), classWord('power').toLocaleLowerCase()],
  [t('continuity.needed'), '1'],
  [t('continuity.met_by_services'), ''],
  [t('continuity.met_by_resources'), 'elnat-norra, reservkraft-norra'],
  [t('continuity.buffer_minutes'), '10'],
  [t('continuity.refill_minutes'), ''],
  [t('continuity.agreement'), ''],
  [t('continuity.tested_on'), ''],
  [t('continuity.note'), ''],
];
