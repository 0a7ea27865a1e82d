import { useEffect, useRef, useState } from 'react';
import { language, speak, t, type Language } from '../i18n';
import { roleWord, useSignOut, type Session } from '../auth/session';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { Link } from '../ui/Link';
import { chooseTheme, useTheme } from './theme';

/** Fetches the other language's words; the page is drawn anew by whoever was told. */
export function LanguageButton({ onChange }: { onChange: () => void }) {
  const other: Language = language() === 'sv' ? 'en' : 'sv';
  const change = async () => {
    await speak(other);
    onChange();
  };
  return (
    <button type="button" className="menu-line" lang={other} onClick={() => void change()}>
      <Icon name="language" /> {other === 'en' ? 'In English' : 'På svenska'}
    </button>
  );
}

export function ThemeButton() {
  const dark = useTheme() === 'dark';
  return (
    <button type="button" className="menu-line" onClick={() => chooseTheme(dark ? 'light' : 'dark')}>
      <Icon name={dark ? 'sun' : 'moon'} /> {dark ? t('web.theme.light') : t('web.theme.dark')}
    </button>
  );
}

export interface AccountMenuProps {
  session: Session;
  onLanguage: () => void;
  onHelp: () => void;
}

/** Who I am here, and what is mine to set. */
export function AccountMenu({ session, onLanguage, onHelp }: AccountMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const signOut = useSignOut();
  const roles = [...new Set(session.roles.map((held) => roleWord(held.role)))];
  useEffect(() => {
    if (!isOpen) {
      return;
    }
    const away = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) {
        setOpen(false);
      }
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [isOpen]);
  return (
    <div
      className="account"
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) {
          setOpen(false);
          box.current?.querySelector('button')?.focus();
        }
      }}
    >
      <button
        type="button"
        className="account-button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="person" />
        <span className="account-words">
          <span className="account-name">{session.name}</span>
          <span className="account-role">{roles.join(', ')}</span>
        </span>
        <Icon name="down" className="account-down" />
      </button>
      {isOpen ? (
        <div className="account-menu">
          <div className="account-facts">
            <strong>{session.name}</strong>
            <span className="small muted">{session.user_name}</span>
            <ul className="plain small">
              {roles.map((role) => (
                <li key={role}>{role}</li>
              ))}
            </ul>
          </div>
          <Link to="/konto" className="menu-line" onPress={() => setOpen(false)}>
            <Icon name="access" /> {t('web.page.account')}
          </Link>
          <LanguageButton onChange={onLanguage} />
          <ThemeButton />
          <button
            type="button"
            className="menu-line"
            onClick={() => {
              setOpen(false);
              onHelp();
            }}
          >
            <Icon name="keyboard" /> {t('web.keys.title')}
          </button>
          <div className="account-out">
            <Button icon="out" isBusy={signOut.isPending} onPress={() => signOut.mutate()}>
              {t('web.sign_out')}
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}
