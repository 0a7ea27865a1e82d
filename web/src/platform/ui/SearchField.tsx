import { useEffect, useState } from 'react';
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
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) {
      return;
    }
    const timer = setTimeout(() => onSearch(typed), rest);
    return () => clearTimeout(timer);
  }, [typed, value, onSearch]);
  return (
    <Base
      className="search"
      value={typed}
      onChange={setTyped}
      onSubmit={onSearch}
      onClear={() => onSearch('')}
    >
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
