import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { t } from '../../platform/i18n';
import { Dialog } from '../../platform/ui/Dialog';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { Notice, Shown } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { changeKindWord } from '../programme/words';
import { titleOfChange, type Row } from './compilation';
import { ReplyChoice } from './CompilationReply';
import { askAnew, send } from './data';
import { editionsToChange, useEditions, type EditionView } from './editions';
import { keyFor } from './referrals';
import type { Compilation, ReplyWord } from './types';

const kinds = ['added', 'changed', 'removed', 'moved_out', 'moved_in', 'merged'] as const;

/** From a view to a change in the next edition, and the reply that says so. */
export function ChangeDialog({ row, told, onClose }: { row: Row; told: Compilation; onClose: () => void }) {
  const editions = useEditions();
  return (
    <Dialog title={t('web.consultation.make_change_long')} isOpen onClose={onClose} size="large">
      <Shown query={editions}>
        {(all) => {
          const open = editionsToChange(all, told.referral.edition);
          return open.length === 0 ? (
            <Notice title={t('web.consultation.no_open_edition')}>
              {t('web.consultation.no_open_edition_why')}
            </Notice>
          ) : (
            <Fields row={row} editions={open} onClose={onClose} />
          );
        }}
      </Shown>
    </Dialog>
  );
}

/** The change first, then the reply that names it. When the reply fails, the change is not made a second time. */
function useChange(row: Row, onDone: () => void) {
  const client = useQueryClient();
  const [made, setMade] = useState<string>();
  return useMutation({
    mutationFn: async ({ word, values }: { word: ReplyWord; values: Record<string, string> }) => {
      const title = values.title?.trim() ?? '';
      let change = made;
      if (change === undefined) {
        const body = values.body?.trim() ?? '';
        const added = await send<{ id: string }>({
          method: 'POST',
          path: '/changes',
          body: {
            edition: values.edition,
            key: `${keyFor(title, new Set()).slice(0, 60)}-${Date.now().toString(36)}`,
            kind: values.kind,
            title,
            ...(body ? { body } : {}),
            position: 1000,
            marker: 'own',
          },
        });
        change = added.id;
        setMade(change);
      }
      const { reply, view } = row.view;
      const said = { reply: word, why: values.why?.trim() ?? '', change };
      await send(
        reply
          ? { method: 'PATCH', path: `/view-replies/${reply.id}`, body: said, version: reply.version }
          : { method: 'POST', path: '/view-replies', body: { view, ...said } },
      );
      return title;
    },
    onSuccess: (title) => {
      toast(t('web.consultation.change_made', { title }));
      onDone();
    },
    onSettled: () =>
      Promise.all([
        askAnew(client),
        client.invalidateQueries({ queryKey: ['programme'] }),
        client.invalidateQueries({ queryKey: ['trace'] }),
      ]),
  });
}

function Fields({
  row,
  editions,
  onClose,
}: {
  row: Row;
  editions: readonly EditionView[];
  onClose: () => void;
}) {
  const { view, answer } = row;
  const change = useChange(row, onClose);
  const [word, setWord] = useState<ReplyWord>(view.reply?.reply === 'partly' ? 'partly' : 'followed');
  return (
    <div className="stack">
      <blockquote className="compilation-proposal">
        <span className="small muted">{answer?.name}</span>
        <p className="referral-text">{view.body}</p>
      </blockquote>
      <Form
        names={['edition', 'kind', 'title', 'body', 'why', 'reply']}
        thrown={change.error}
        isBusy={change.isPending}
        submitLabel={t('web.consultation.make_change_verb')}
        onSubmit={(values) => change.mutate({ word, values })}
        onCancel={onClose}
      >
        <SelectField
          name="edition"
          label={t('programme.edition')}
          choices={editions.map(({ edition }) => ({ value: edition.id, title: edition.title }))}
          defaultValue={editions[0]?.edition.id}
          isRequired
        />
        <SelectField
          name="kind"
          label={t('programme.change_kind')}
          choices={kinds.map((one) => ({ value: one, title: changeKindWord(one) }))}
          defaultValue="changed"
          isRequired
        />
        <TextField
          name="title"
          label={t('common.title')}
          defaultValue={titleOfChange(view.body)}
          maxLength={300}
          isRequired
          autoFocus
        />
        <TextField
          name="body"
          label={t('common.body')}
          hint={t('web.consultation.change_body_hint')}
          defaultValue={view.text_proposal}
          rows={4}
        />
        <ReplyChoice
          name={`change-${view.view}`}
          value={word}
          words={['followed', 'partly']}
          onChange={setWord}
        />
        <TextField
          name="why"
          label={t('consultation.reply_why')}
          defaultValue={view.reply?.why ?? t('web.consultation.why_change')}
          rows={2}
          maxLength={4000}
          isRequired
        />
      </Form>
    </div>
  );
}
