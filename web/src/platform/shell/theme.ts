// Light or dark: what the reader chose, else what their machine says.
import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';
const listeners = new Set<() => void>();

function shown(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

function show(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  listeners.forEach((tell) => tell());
}

/** Remembers a choice. */
export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem('varn.theme', theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  show(theme);
}

/** Follows the machine until somebody chooses. */
export function followMachine(): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
    let chosen: string | null = null;
    try {
      chosen = localStorage.getItem('varn.theme');
    } catch {
      // No storage, no choice.
    }
    if (!chosen) {
      show(event.matches ? 'dark' : 'light');
    }
  });
}

export function useTheme(): Theme {
  return useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }, shown);
}
