// What stands beside the opinion: the programme, findings, the page as it will look, comments or the history of a section.
import { useState } from 'react';
import { useSearchWords } from '../../platform/shell/url';

export type BesideKind = 'program' | 'iakttagelser' | 'blad' | 'kommentarer' | 'historik';
const kinds: readonly BesideKind[] = ['program', 'iakttagelser', 'blad', 'kommentarer', 'historik'];

export interface Beside {
  kind: BesideKind | undefined;
  section: string | undefined;
  /** The words that a comment will be about. */
  quote: string;
  open: (kind: BesideKind, section?: string, quote?: string) => void;
  close: () => void;
}

/** It stands in the address, so that one can leave and come back. */
export function useBeside(): Beside {
  const [words, set] = useSearchWords<'bredvid' | 'avsnitt'>();
  const [quote, setQuote] = useState('');
  return {
    kind: kinds.find((one) => one === words.bredvid),
    section: words.avsnitt,
    quote,
    open: (kind, section, about = '') => {
      setQuote(about);
      set({ bredvid: kind, avsnitt: section });
    },
    close: () => set({ bredvid: undefined, avsnitt: undefined }),
  };
}
