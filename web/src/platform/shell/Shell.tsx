import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useRouterState } from '@tanstack/react-router';
import { speak, language, t } from '../i18n';
import { mayDo, useTown, type Session } from '../auth/session';
import { Bell } from '../notices/Bell';
import { Button } from '../ui/Button';
import { Icon, Mark } from '../ui/icons';
import { Link } from '../ui/Link';
import { Skeleton } from '../ui/States';
import { AccountMenu } from './AccountMenu';
import { Bands } from './Bands';
import type { Command, Context, PageRoute } from './context';
import { useKeys } from './keys';
import { chooseTheme } from './theme';
import { useValidOn } from './url';

const CommandPalette = lazy(() => import('./CommandPalette'));
const KeyboardHelp = lazy(() => import('./KeyboardHelp'));
const AsOfDialog = lazy(() => import('./AsOfDialog'));
const ValidOnDialog = lazy(() => import('./ValidOnDialog'));

type Opened = 'palette' | 'help' | 'valid_on' | 'as_of' | null;

export interface ShellProps {
  session: Session;
  contexts: readonly Context[];
  /** The words changed: everything is drawn anew. */
  onLanguage: () => void;
  children: ReactNode;
}

/** The lines of the side navigation that this session has. */
export function navigationOf(contexts: readonly Context[], session: Session): PageRoute[] {
  return contexts
    .flatMap((context) => context.routes)
    .filter((route) => route.navigation && mayDo(session, route.needs))
    .sort((a, b) => a.navigation!.order - b.navigation!.order);
}

/** Whether another line of the menu stands nearer to the address: only the nearest is where one is. */
function hasNearer(lines: readonly PageRoute[], line: PageRoute, path: string): boolean {
  return lines.some(
    (other) => other.path.startsWith(`${line.path}/`) && `${path}/`.startsWith(`${other.path}/`),
  );
}

/** The house around every page: head, side, bands, the page itself, and what opens above it. */
export function Shell({ session, contexts, onLanguage, children }: ShellProps) {
  const [opened, setOpened] = useState<Opened>(null);
  const [isMenu, setMenu] = useState(false);
  const lines = useMemo(() => navigationOf(contexts, session), [contexts, session]);
  const open = useCallback((what: Opened) => setOpened(what), []);
  const close = useCallback(() => setOpened(null), []);
  useKeys(open);
  const path = usePathFocus();
  useEffect(() => setMenu(false), [path]);
  const commands = useCommands(lines, open, onLanguage);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('web.skip')}
      </a>
      <Head
        session={session}
        isMenu={isMenu}
        onMenu={() => setMenu(!isMenu)}
        open={open}
        onLanguage={onLanguage}
      />
      <div className="shell-body">
        <nav
          className={`shell-side ${isMenu ? 'shell-side-open' : ''}`}
          id="navigation"
          aria-label={t('web.navigation')}
        >
          <ul>
            {lines.map((line) => (
              <li key={line.path}>
                <Link
                  to={line.path}
                  exact={line.path === '/' || hasNearer(lines, line, path)}
                  className="side-link"
                >
                  <Icon name={line.navigation!.icon} />
                  <span>{t(line.title_key)}</span>
                </Link>
              </li>
            ))}
          </ul>
          <TownFoot />
        </nav>
        <div className="shell-page">
          <Bands />
          <main id="main" tabIndex={-1}>
            <Suspense fallback={<Skeleton lines={6} />}>{children}</Suspense>
          </main>
        </div>
      </div>
      <Suspense fallback={null}>
        {opened === 'palette' ? (
          <CommandPalette commands={commands} contexts={contexts} onClose={close} />
        ) : null}
        {opened === 'help' ? <KeyboardHelp onClose={close} /> : null}
        {opened === 'as_of' ? <AsOfDialog onClose={close} /> : null}
        {opened === 'valid_on' ? <ValidOnDialog onClose={close} onAsOf={() => open('as_of')} /> : null}
      </Suspense>
    </div>
  );
}

interface HeadProps {
  session: Session;
  isMenu: boolean;
  onMenu: () => void;
  open: (what: Opened) => void;
  onLanguage: () => void;
}

function Head({ session, isMenu, onMenu, open, onLanguage }: HeadProps) {
  const town = useTown();
  const { day, isToday } = useValidOn();
  return (
    <header className="shell-head">
      <button
        type="button"
        className="menu-button"
        aria-expanded={isMenu}
        aria-controls="navigation"
        onClick={onMenu}
      >
        <Icon name={isMenu ? 'close' : 'menu'} />
        <span>{t('web.menu')}</span>
      </button>
      <Link to="/" className="brand" aria-label={t('web.brand')}>
        <Mark />
        <span className="brand-name">Värn</span>
        <span className="brand-town">{town.data?.name}</span>
      </Link>
      <button type="button" className="head-search" onClick={() => open('palette')}>
        <Icon name="search" />
        <span className="head-search-words">{t('web.palette.open')}</span>
        <span className="head-search-keys" aria-hidden="true">
          <kbd>Ctrl</kbd> <kbd>K</kbd>
        </span>
      </button>
      <Button tone={isToday ? 'quiet' : 'plain'} icon="calendar" onPress={() => open('valid_on')}>
        <span className="head-day figures">
          {isToday ? t('web.valid_on.today') : t('web.valid_on.on', { day })}
        </span>
      </Button>
      <Bell />
      <AccountMenu session={session} onLanguage={onLanguage} onHelp={() => open('help')} />
    </header>
  );
}

function TownFoot() {
  const town = useTown();
  return town.data ? (
    <p className="side-foot small muted">{t('web.version', { version: town.data.version })}</p>
  ) : null;
}

/** Walking to another page moves the focus to its beginning, so that those who listen hear where they are. */
function usePathFocus(): string {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current !== path) {
      last.current = path;
      document.getElementById('main')?.focus({ preventScroll: true });
    }
  }, [path]);
  return path;
}

function useCommands(
  lines: readonly PageRoute[],
  open: (what: Opened) => void,
  onLanguage: () => void,
): Command[] {
  return useMemo(() => {
    const dark = document.documentElement.dataset.theme === 'dark';
    const other = language() === 'sv' ? 'en' : 'sv';
    const pages = lines.map<Command>((line) => ({
      id: line.path,
      title: t(line.title_key),
      group: 'pages',
      icon: line.navigation!.icon,
      to: line.path,
    }));
    const action = (id: string, title: string, icon: Command['icon'], run: () => void): Command => ({
      id,
      title,
      group: 'actions',
      icon,
      run,
    });
    return [
      ...pages,
      action('valid_on', t('web.valid_on.title'), 'calendar', () => open('valid_on')),
      action('as_of', t('web.as_of.title'), 'history', () => open('as_of')),
      action('theme', dark ? t('web.theme.light') : t('web.theme.dark'), dark ? 'sun' : 'moon', () =>
        chooseTheme(dark ? 'light' : 'dark'),
      ),
      action(
        'language',
        other === 'en' ? 'In English' : 'På svenska',
        'language',
        () => void speak(other).then(onLanguage),
      ),
      action('print', t('web.print'), 'print', () => setTimeout(() => print(), 100)),
      action('help', t('web.keys.title'), 'keyboard', () => open('help')),
    ];
  }, [lines, open, onLanguage]);
}
