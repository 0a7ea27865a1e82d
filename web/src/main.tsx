import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles.css';
import { contexts } from './contexts';
import { holdLanguage } from './kernel/client';
import { begin as beginTexts, rememberedLanguage, t } from './platform/i18n';
import { takeParts } from './platform/shell/parts';
import { App, makeClient, makeRouter } from './platform/shell/App';
import { followMachine } from './platform/shell/theme';
import { keepShell } from './platform/shell/update';

/** The gallery of parts is there for those who build, never in what is delivered. */
const building = import.meta.env.DEV || import.meta.env.MODE === 'gallery';

async function begin(): Promise<void> {
  const language = rememberedLanguage();
  await beginTexts(language);
  holdLanguage(language, t('web.error.unreachable'));
  followMachine();
  takeParts(contexts);
  const shown = building ? [...contexts, (await import('./dev/gallery')).gallery] : contexts;
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App router={makeRouter(shown)} client={makeClient()} />
    </StrictMode>,
  );
  keepShell();
}

void begin();
