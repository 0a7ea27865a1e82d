import { useMemo } from 'react';
import { t } from '../i18n';
import { diffText } from './diff';

/** Two texts as one, marked up: struck out and underlined, and said aloud to those who listen. */
export function DiffText({ before, after }: { before: string; after: string }) {
  const parts = useMemo(() => diffText(before, after), [before, after]);
  return (
    <span className="diff">
      {parts.map((part, at) =>
        part.kind === 'same' ? (
          <span key={at}>{part.text}</span>
        ) : part.kind === 'added' ? (
          <ins key={at}>
            <span className="unseen">{t('web.diff.added')} </span>
            {part.text}
            <span className="unseen"> {t('web.diff.end')} </span>
          </ins>
        ) : (
          <del key={at}>
            <span className="unseen">{t('web.diff.removed')} </span>
            {part.text}
            <span className="unseen"> {t('web.diff.end')} </span>
          </del>
        ),
      )}
    </span>
  );
}

export interface ConflictField {
  name: string;
  label: string;
  mine: string;
  theirs: string;
}

/** Somebody saved in between: both versions, field by field. */
export function Conflict({
  fields,
  chosen,
  onChoose,
}: {
  fields: readonly ConflictField[];
  chosen: Record<string, 'mine' | 'theirs'>;
  onChoose: (name: string, whose: 'mine' | 'theirs') => void;
}) {
  return (
    <div className="conflict">
      {fields.map((field) => (
        <fieldset key={field.name}>
          <legend>{field.label}</legend>
          {(['mine', 'theirs'] as const).map((whose) => (
            <label key={whose} className="conflict-choice">
              <input
                type="radio"
                name={`conflict-${field.name}`}
                checked={chosen[field.name] === whose}
                onChange={() => onChoose(field.name, whose)}
              />
              <span>
                <span className="small muted">
                  {whose === 'mine' ? t('web.conflict.mine') : t('web.conflict.theirs')}
                </span>
                <span className="conflict-text">
                  {whose === 'mine' ? field.mine : <DiffText before={field.mine} after={field.theirs} />}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
