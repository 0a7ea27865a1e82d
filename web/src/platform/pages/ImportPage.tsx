import { t } from '../i18n';
import { PageHeader } from '../ui/PageHeader';
import { Tabs } from '../ui/Tabs';
import { useSearchWord } from '../shell/url';
import { Packs } from './Packs';
import { SheetImport } from './SheetImport';
import './pages.css';

/** What comes in from elsewhere: units and people from spreadsheets, and content packs. Shown first, always. */
export default function ImportPage() {
  const [what, setWhat] = useSearchWord('vad');
  const selected = what === 'personer' || what === 'paket' ? what : 'enheter';
  return (
    <>
      <PageHeader title={t('web.page.import')} answer={t('web.import.answer')} />
      <Tabs
        label={t('web.import.what')}
        selected={selected}
        onSelect={(key) => setWhat(key === 'enheter' ? undefined : key)}
        tabs={[
          { key: 'enheter', title: t('web.import.units'), content: <SheetImport of="unit" key="unit" /> },
          {
            key: 'personer',
            title: t('web.import.people'),
            content: <SheetImport of="people" key="people" />,
          },
          { key: 'paket', title: t('web.import.packs'), content: <Packs /> },
        ]}
      />
    </>
  );
}
