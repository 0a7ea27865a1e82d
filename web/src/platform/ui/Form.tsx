import { useEffect, useMemo, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { Form as Base } from 'react-aria-components/Form';
import { t } from '../i18n';
import { problemOf, sortProblems } from '../../kernel/problem';
import { Button } from './Button';
import { ServerWords } from './Fields';
import { Icon } from './icons';

export interface FormProps {
  /** The fields' names, so that the server's words find them; what finds no field is shown at the top. */
  names: readonly string[];
  /** What the last sending brought, if it failed. */
  thrown?: unknown;
  isBusy?: boolean;
  submitLabel?: string;
  onSubmit: (values: Record<string, string>) => void;
  onCancel?: () => void;
  /** More beside the submit button. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A form: Ctrl Enter sends it, the server's problems land on their fields, the rest in a summary that takes focus. */
export function Form({ names, thrown, isBusy, submitLabel, onSubmit, onCancel, aside, children }: FormProps) {
  const known = names.join('\n');
  const sorted = useMemo(
    () => sortProblems(thrown ? problemOf(thrown) : null, known.split('\n')),
    [thrown, known],
  );
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isBusy) {
      onSubmit(valuesOf(event.currentTarget));
    }
  };
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.currentTarget.querySelector('form')?.requestSubmit();
    }
  };
  return (
    <div onKeyDown={keys}>
      <Base className="form" validationErrors={sorted.fields} onSubmit={send}>
        <Summary rest={sorted.rest} count={Object.keys(sorted.fields).length} thrown={thrown} />
        <ServerWords.Provider value={sorted.fields}>{children}</ServerWords.Provider>
        <div className="form-end">
          <Button tone="primary" type="submit" isBusy={isBusy}>
            {submitLabel ?? t('web.form.save')}
          </Button>
          {onCancel ? (
            <Button tone="quiet" onPress={onCancel}>
              {t('web.cancel')}
            </Button>
          ) : null}
          {aside}
        </div>
      </Base>
    </div>
  );
}

function Summary({ rest, count, thrown }: { rest: string[]; count: number; thrown: unknown }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (thrown && rest.length > 0) {
      box.current?.focus();
    }
  }, [thrown, rest]);
  if (rest.length === 0 && count === 0) {
    return null;
  }
  return (
    <div className="notice notice-bad" role="alert" ref={box} tabIndex={-1}>
      <Icon name="octagon" />
      <div className="stack-small">
        <strong>{count > 0 ? t('web.form.wrong', { count }) : t('web.form.failed')}</strong>
        {rest.length > 0 ? (
          <ul className="plain">
            {rest.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}

/** What a form holds, by name. Empty texts stay: leaving a field empty is an answer too. */
export function valuesOf(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') {
      values[name] = value;
    }
  }
  return values;
}
