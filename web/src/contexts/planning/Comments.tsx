import { useState } from 'react';
import { dateText, t } from '../../platform/i18n';
import { Tag } from '../../platform/ui/Chip';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import type { UnitGoalView } from './types';

/** What the centre and the unit say to each other beside a goal. */
export function Comments({ view, mayComment }: { view: UnitGoalView; mayComment: boolean }) {
  const [text, setText] = useState('');
  const deed = useDeed();
  const send = async () => {
    try {
      await deed.mutateAsync({
        method: 'POST',
        path: '/plan-comments',
        body: { unit_goal: view.goal.id, body: text },
      });
      setText('');
      toast(t('web.planning.commented'));
    } catch {
      // The form shows why.
    }
  };
  if (view.comments.length === 0 && !mayComment) {
    return null;
  }
  const about = (one: UnitGoalView['comments'][number]) =>
    view.activities.find((row) => row.activity.id === one.comment.activity)?.activity.title ??
    view.indicators.find((row) => row.indicator.id === one.comment.indicator)?.indicator.title;
  return (
    <details className="plan-comments" open={view.comments.length > 0}>
      <summary>{t('web.planning.comments', { count: view.comments.length })}</summary>
      <ol className="plain plan-rows">
        {view.comments.map((one) => (
          <li key={one.comment.id} className={`plan-comment plan-comment-${one.comment.voice}`}>
            <p className="small muted">
              <Tag>
                {one.comment.voice === 'centre' ? t('planning.voice.centre') : t('planning.voice.unit')}
              </Tag>{' '}
              {one.name} · {dateText(one.comment.written_at)}
              {about(one) ? ` · ${about(one)}` : ''}
            </p>
            <p>{one.comment.body}</p>
          </li>
        ))}
      </ol>
      {mayComment ? (
        <Form
          names={['body']}
          thrown={deed.error}
          isBusy={deed.isPending}
          submitLabel={t('web.planning.comment')}
          onSubmit={() => void send()}
        >
          <TextField
            name="body"
            label={t('planning.comment')}
            rows={2}
            value={text}
            onChange={setText}
            isRequired
            hint={t('web.planning.comment_how')}
          />
        </Form>
      ) : null}
    </details>
  );
}
