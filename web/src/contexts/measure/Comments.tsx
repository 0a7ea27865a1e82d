import { useState } from 'react';
import { heldMoment } from '../../kernel/past';
import { dateText, t } from '../../platform/i18n';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { useDeed } from './data';
import type { MeasureTold } from './types';

/** What the unit and the centre have said about a measure. */
export function Comments({ told }: { told: MeasureTold }) {
  const mayComment = told.may_comment && !heldMoment();
  return (
    <section className="section" aria-labelledby="comments">
      <header>
        <h2 id="comments">{t('measure.comments')}</h2>
      </header>
      {told.comments.length === 0 ? (
        <p className="muted">{t('measure.no_comments')}</p>
      ) : (
        <ul className="plain stack">
          {told.comments.map((one) => (
            <li key={one.id}>
              <span className="muted small">
                {one.by}, <span className="figures">{dateText(one.registered_at)}</span>
              </span>
              <p className="measure-words">{one.words}</p>
            </li>
          ))}
        </ul>
      )}
      {mayComment ? <AddComment measure={told.measure.measure.id} /> : null}
    </section>
  );
}

function AddComment({ measure }: { measure: string }) {
  const [words, setWords] = useState('');
  const deed = useDeed();
  return (
    <div className="only-screen measure-comment">
      <Form
        names={['words']}
        thrown={deed.error}
        isBusy={deed.isPending}
        submitLabel={t('measure.add_comment')}
        onSubmit={() =>
          void deed
            .mutateAsync({
              method: 'POST',
              path: `/measures/${measure}/comments`,
              body: { words: words.trim() },
            })
            .then(() => setWords(''))
            .catch(() => {})
        }
      >
        <TextField
          name="words"
          label={t('measure.comment')}
          value={words}
          onChange={setWords}
          rows={3}
          isRequired
          maxLength={4000}
        />
      </Form>
    </div>
  );
}
