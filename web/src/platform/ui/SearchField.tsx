import { useCallback, useEffect, useRef, useState } from 'react';
import { Button as Press } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { SearchField as Base } from 'react-aria-components/SearchField';
import { t } from '../i18n';
import { Icon } from './icons';

export interface SearchFieldProps {
  label: string;
  value: string;
  /** Told after a short rest, so that the address and the server are not asked at every letter. */
  onSearch: (words: string) => void;
  placeholder?: string;
  hideLabel?: boolean;
}

const rest = 200;

/** Searches within a page; `/` goes to the first one. Escape empties it. */
export function SearchField({ label, value, onSearch, placeholder, hideLabel }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  // What was told comes back as the value, at times after more has been typed: only what others set is taken in.
  const told = useRef<string[]>([]);
  const tell = useCallback(
    (words: string) => {
      if (words !== value) {
        told.current.push(words);
      }
      onSearch(words);
    },
    [value, onSearch],
  );
  useEffect(() => {
    const at = told.current.lastIndexOf(value);
    told.current = at < 0 ? [] : told.current.slice(at + 1);
    if (at < 0) {
      setTyped(value);
    }
  }, [value]);
  useEffect(() => {
    if (typed === value) {
      return;
    }
    const timer = setTimeout(() => tell(typed), rest);
    return () => clearTimeout(timer);
  }, [typed, value, tell]);
  return (
    <Base className="search" value={typed} onChange={setTyped} onSubmit={tell} onClear={() => tell('')}>
      <Label className={hideLabel ? 'unseen' : 'field-label'}>{label}</Label>
      <span className="search-row">
        <Icon name="search" />
        <Input className="input" placeholder={placeholder} data-page-search="" />
        {typed === '' ? null : (
          <Press className="search-clear" aria-label={t('web.search.clear')}>
            <Icon name="close" />
          </Press>
        )}
      </span>
    </Base>
  );
}
