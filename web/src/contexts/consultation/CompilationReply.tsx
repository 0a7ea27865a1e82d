import { useState } from 'react';
import { t } from '../../platform/i18n';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import type { CompiledView, ReplyWord } from './types';
import { replyWord, replyWords } from './words';

/** What the sender replies to a view, and why; written where the view is read. */
export function CompilationReply({
  view,
  name,
  onDone,
}: {
  view: CompiledView;
  name: string;
  onDone: () => void;
}) {
  const { reply } = view;
  const [word, setWord] = useState<ReplyWord>(reply?.reply ?? 'followed');
  const deed = useDeed();
  const submit = ({ why = '' }: Record<string, string>) =>
    void deed
      .mutateAsync(
        reply
          ? {
              method: 'PATCH',
              path: `/view-replies/${reply.id}`,
              body: { reply: word, why: why.trim() },
              version: reply.version,
            }
          : {
              method: 'POST',
              path: '/view-replies',
              body: { view: view.view, reply: word, why: why.trim() },
            },
      )
      .then(() => {
        toast(t('web.consultation.reply_saved', { name }));
        onDone();
      })
      .catch(() => {});
  return (
    <Form
      names={['reply', 'why']}
      thrown={deed.error}
      isBusy={deed.isPending}
      onSubmit={submit}
      onCancel={onDone}
    >
      <ReplyChoice name={`reply-${view.view}`} value={word} onChange={setWord} />
      <TextField
        name="why"
        label={t('consultation.reply_why')}
        defaultValue={reply?.why}
        rows={3}
        maxLength={4000}
        isRequired
        autoFocus
      />
    </Form>
  );
}

export function ReplyChoice({
  name,
  value,
  words = replyWords,
  onChange,
}: {
  name: string;
  value: ReplyWord;
  words?: readonly ReplyWord[];
  onChange: (word: ReplyWord) => void;
}) {
  return (
    <fieldset className="reply-choice">
      <legend className="field-label">{t('consultation.reply')}</legend>
      {words.map((one) => (
        <label key={one} className="reply-choice-one">
          <input type="radio" name={name} checked={value === one} onChange={() => onChange(one)} />
          <span>{replyWord(one)}</span>
        </label>
      ))}
    </fieldset>
  );
}
