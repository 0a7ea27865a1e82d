import type { ReactNode } from 'react';
import { t } from '../../platform/i18n';
import { useSearchWords } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { SelectField, type Choice } from '../../platform/ui/Fields';
import { SearchField } from '../../platform/ui/SearchField';
import { useUnits } from './data';
import { isFiltered, wordsAsked, type WordAsked } from './question';

/** One choice of a register, kept in the address. */
export function FilterBy({
  word,
  label,
  all,
  choices,
}: {
  word: WordAsked;
  label: string;
  /** What an empty choice means. */
  all: string;
  choices: readonly Choice[];
}) {
  const [wanted, set] = useSearchWords<WordAsked>();
  return (
    <SelectField
      name={word}
      label={label}
      choices={[{ value: '', title: all }, ...choices]}
      value={wanted[word] ?? ''}
      onChange={(value) => set({ [word]: value || undefined } as Record<WordAsked, string | undefined>)}
      isRequired
    />
  );
}

/** What a register is narrowed down by: words, the unit, and what the register itself adds. */
export function RegisterFilters({ label, children }: { label: string; children?: ReactNode }) {
  const [wanted, set] = useSearchWords<WordAsked>();
  const units = useUnits();
  const put = (part: Partial<Record<WordAsked, string | undefined>>) =>
    set(part as Record<WordAsked, string | undefined>);
  return (
    <div className="con-filters only-screen">
      <SearchField label={label} value={wanted.q ?? ''} onSearch={(q) => put({ q: q || undefined })} />
      <FilterBy
        word="enhet"
        label={t('organisation.unit')}
        all={t('web.continuity.all_units')}
        choices={(units.data?.items ?? []).map((one) => ({ value: one.id, title: one.name }))}
      />
      {children}
      {isFiltered(wanted, wordsAsked) ? (
        <div>
          <Button
            isSmall
            tone="quiet"
            onPress={() => put(Object.fromEntries(wordsAsked.map((word) => [word, undefined])))}
          >
            {t('web.continuity.clear')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
