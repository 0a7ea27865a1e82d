import { useEffect } from 'react';

/** What a key pressed anywhere asks for, if it is one of ours. Letters typed into a field are left alone. */
export function wish(
  event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean },
  isTyping: boolean,
): 'palette' | 'search' | 'help' | null {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
    return 'palette';
  }
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
    return null;
  }
  return event.key === '/' ? 'search' : event.key === '?' ? 'help' : null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Listens for Ctrl K, `/` and `?`. Without a search field on the page, `/` opens the palette. */
export function useKeys(open: (what: 'palette' | 'help') => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const wanted = event.defaultPrevented ? null : wish(event, isTyping(event.target));
      if (!wanted) {
        return;
      }
      event.preventDefault();
      const field =
        wanted === 'search' ? document.querySelector<HTMLInputElement>('[data-page-search]') : null;
      if (field) {
        field.focus();
        field.select();
      } else {
        open(wanted === 'search' ? 'palette' : wanted);
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [open]);
}
