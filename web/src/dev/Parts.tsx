// Every part in every state, for those who build and for the tests. Only in development builds.
import { lazy, Suspense } from 'react';
import { PageHeader } from '../platform/ui/PageHeader';
import { Tabs } from '../platform/ui/Tabs';
import { Button } from '../platform/ui/Button';
import { Skeleton } from '../platform/ui/States';
import { useSearchWord } from '../platform/shell/url';

const Signs = lazy(() => import('./Signs'));
const Writing = lazy(() => import('./Writing'));
const Lists = lazy(() => import('./Lists'));
const Wholes = lazy(() => import('./Wholes'));
const Prose = lazy(() => import('./Prose'));

export default function Parts() {
  const [view, setView] = useSearchWord('vy');
  return (
    <>
      <PageHeader
        title="Säkerhetsprogram för Stockholms stad"
        crumbs={[
          { title: 'Program', to: '/program' },
          { title: 'Versioner', to: '/program/versioner' },
        ]}
        answer={
          <>
            <strong>3 av 4 fokusområden har mål.</strong> Olycksförebyggande arbete saknar mål, och två
            enheter nämns inte av något ansvar.
          </>
        }
        facts={
          <>
            <span>KS 2023/1267</span>
            <span>På remiss till 2024-03-01</span>
          </>
        }
        actions={
          <>
            <Button icon="print">Skriv ut</Button>
            <Button tone="primary" icon="plus">
              Nytt mål
            </Button>
          </>
        }
      />
      <Suspense fallback={<Skeleton />}>
        <Tabs
          label="Delar"
          selected={view ?? 'listor'}
          onSelect={(key) => setView(key)}
          tabs={[
            { key: 'listor', title: 'Listor', count: 4, content: <Lists /> },
            { key: 'tecken', title: 'Tecken och lägen', content: <Signs /> },
            { key: 'skriva', title: 'Skriva', content: <Writing /> },
            { key: 'helheter', title: 'Helheter', content: <Wholes /> },
            { key: 'prosa', title: 'Prosa', content: <Prose /> },
          ]}
        />
      </Suspense>
    </>
  );
}
