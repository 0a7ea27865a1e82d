import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Conflict } from '../ui/DiffText';
import { Icon } from '../ui/icons';
import { useState } from 'react';
import type { Value, Values } from './autosave';
import type { Saving } from './useAutosave';
import './draft.css';

/** How the saving goes, in words; said aloud where it changes. */
export function SavingWord({ saving }: { saving: Saving }) {
  return (
    <p className="small draft-saving" role="status">
      {saving.state === 'waiting' || saving.state === 'saving' ? (
        <span className="muted">{t('web.draft.saving')}</span>
      ) : saving.state === 'saved' ? (
        <span>
          <Icon name="check" /> {t('web.draft.saved')}
        </span>
      ) : saving.state === 'failed' ? (
        <span className="draft-failed">
          <Icon name="warning" /> {saving.why}
        </span>
      ) : null}
    </p>
  );
}

/** Two have written at once: both versions, field by field, and the choice. */
export function BothWrote({
  names,
  mine,
  theirs,
  label,
  word = String,
  onChoose,
}: {
  names: readonly string[];
  mine: Values;
  theirs: Values;
  label: (name: string) => string;
  word?: (value: Value, name: string) => string;
  onChoose: (chosen: Record<string, 'mine' | 'theirs'>) => void;
}) {
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'theirs'>>(() =>
    Object.fromEntries(names.map((name) => [name, 'mine'])),
  );
  const said = (value: Value | undefined, name: string) =>
    value === null || value === undefined ? '–' : word(value, name);
  return (
    <section className="notice notice-part" role="alert" aria-label={t('web.draft.both')}>
      <Icon name="warning" />
      <div className="stack">
        <strong>{t('web.draft.both')}</strong>
        <Conflict
          fields={names.map((name) => ({
            name,
            label: label(name),
            mine: said(mine[name], name),
            theirs: said(theirs[name], name),
          }))}
          chosen={chosen}
          onChoose={(name, whose) => setChosen((before) => ({ ...before, [name]: whose }))}
        />
        <div>
          <Button tone="primary" onPress={() => onChoose(chosen)}>
            {t('web.draft.save_chosen')}
          </Button>
        </div>
      </div>
    </section>
  );
}
