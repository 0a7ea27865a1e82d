import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { SelectField } from '../../platform/ui/Fields';
import { SearchField } from '../../platform/ui/SearchField';
import type { Choice, PartHead } from './compilation';
import type { Compilation } from './types';
import { positions, positionWord, stances, stanceWord } from './words';

/** The words of the address that choose among the views: keys and ids alone. */
export type ChoiceName = 'slag' | 'stallning' | 'del' | 'enhet' | 'besvarad' | 'lik';

/** Which views are shown. What is searched for stays on the page; all else stands in the address. */
export function CompilationFilters({
  told,
  parts,
  choice,
  shown,
  isChosen,
  onWords,
  onChoose,
  onClear,
}: {
  told: Compilation;
  parts: readonly PartHead[];
  choice: Choice;
  shown: number;
  isChosen: boolean;
  onWords: (words: string) => void;
  onChoose: (name: ChoiceName, value: string | undefined) => void;
  onClear: () => void;
}) {
  const any = { value: '', title: t('web.consultation.any') };
  const spoken = new Set(told.views.map((one) => one.part ?? 'utan'));
  const field = (
    name: ChoiceName,
    label: string,
    value: string | undefined,
    choices: { value: string; title: string }[],
  ) => (
    <SelectField
      name={name}
      label={label}
      choices={[any, ...choices]}
      value={value ?? ''}
      onChange={(next) => onChoose(name, next)}
      isRequired
    />
  );
  return (
    <div className="stack-small only-screen">
      <div className="compilation-filters">
        <SearchField label={t('web.consultation.search_views')} value={choice.words} onSearch={onWords} />
        {field(
          'slag',
          t('consultation.stance'),
          choice.stance,
          stances.map((one) => ({ value: one, title: stanceWord(one) })),
        )}
        {field(
          'stallning',
          t('consultation.position'),
          choice.position,
          positions.map((one) => ({ value: one, title: positionWord(one) })),
        )}
        {field(
          'del',
          t('consultation.part'),
          choice.part,
          parts.filter((one) => spoken.has(one.key)).map((one) => ({ value: one.key, title: one.title })),
        )}
        {field(
          'enhet',
          t('consultation.recipient'),
          choice.answer,
          told.answers.map((one) => ({ value: one.opinion_case, title: one.name })),
        )}
        {field('besvarad', t('web.consultation.replied'), choice.replied, [
          { value: 'nej', title: t('web.consultation.not_replied') },
          { value: 'ja', title: t('web.consultation.replied') },
        ])}
      </div>
      <div className="row compilation-count">
        <p role="status" className="muted small figures">
          {t('web.consultation.views_shown', { count: shown, total: told.views.length })}
        </p>
        {choice.cluster ? (
          <Button isSmall icon="close" onPress={() => onChoose('lik', undefined)}>
            {t('web.consultation.alike_chosen')}
          </Button>
        ) : null}
        {isChosen ? (
          <Button isSmall tone="quiet" onPress={onClear}>
            {t('web.consultation.clear')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
