import { useState } from 'react';
import { t } from '../../platform/i18n';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import { PartField } from './PartField';
import { useEditionParts } from './parts';
import type { OpinionView, Stance } from './types';
import { stances, stanceWord } from './words';

export interface ViewFormProps {
  /** The case whose answer the view belongs to. */
  opinionCase: string;
  /** The edition that was sent out, if one was: its parts can be spoken of. */
  edition?: string;
  /** The view that is changed; without it a new one is added. */
  view?: OpinionView;
  onDone: () => void;
}

const names = ['stance', 'part', 'body', 'text_proposal'];

/** One view: what it is, what part it speaks of, in what words, and the words it would have instead. */
export function ViewForm({ opinionCase, edition, view, onDone }: ViewFormProps) {
  const deed = useDeed();
  const parts = useEditionParts(edition);
  const [part, setPart] = useState<string>(view?.part ?? '');
  const [stance, setStance] = useState<Stance>(view?.stance ?? 'change_proposal');
  const known = parts.data ?? [];
  const submit = ({ body = '', text_proposal = '' }: Record<string, string>) => {
    // A part that the edition no longer has is kept until another is chosen.
    const chosen = known.find((one) => one.id === part);
    const kind = chosen?.kind ?? (part && part === view?.part ? view.part_kind : undefined);
    const said = { stance, body: body.trim() };
    const about = kind ? { part, part_kind: kind } : {};
    const proposal = text_proposal.trim();
    void deed
      .mutateAsync(
        view
          ? {
              method: 'PATCH',
              path: `/opinion-views/${view.id}`,
              version: view.version,
              body: {
                ...said,
                part: kind ? part : null,
                part_kind: kind ?? null,
                text_proposal: proposal || null,
              },
            }
          : {
              method: 'POST',
              path: '/opinion-views',
              body: {
                ...said,
                ...about,
                ...(proposal ? { text_proposal: proposal } : {}),
                opinion_case: opinionCase,
                position: 1000,
              },
            },
      )
      .then(() => {
        toast(view ? t('web.saved') : t('web.consultation.view_added'));
        onDone();
      })
      .catch(() => {});
  };
  return (
    <Form
      names={names}
      thrown={deed.error}
      isBusy={deed.isPending}
      submitLabel={view ? t('web.form.save') : t('operation.consultation.add_view')}
      onSubmit={submit}
      onCancel={onDone}
    >
      <SelectField
        name="stance"
        label={t('consultation.stance')}
        choices={stances.map((one) => ({ value: one, title: stanceWord(one) }))}
        value={stance}
        onChange={(next) => setStance(next as Stance)}
        isRequired
      />
      {edition ? <PartField parts={known} value={part} onChange={setPart} /> : null}
      <TextField
        name="body"
        label={t('consultation.view')}
        hint={t('web.consultation.view_hint')}
        defaultValue={view?.body}
        rows={4}
        maxLength={8000}
        isRequired
        autoFocus
      />
      {stance === 'praise' || stance === 'question' ? null : (
        <TextField
          name="text_proposal"
          label={t('consultation.text_proposal')}
          hint={t('web.consultation.text_proposal_hint')}
          defaultValue={view?.text_proposal}
          rows={3}
          maxLength={8000}
        />
      )}
    </Form>
  );
}
