import { useState } from 'react';
import { dateText, t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { StatusChip, type Status } from '../../platform/ui/Chip';
import { DiffText } from '../../platform/ui/DiffText';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useWrite } from './case_data';
import { takeIn } from './case_text';
import { useDeed } from './data';
import type { CaseView, CommentShown, OpinionComment, SectionShown } from './types';
import type { Writing } from './useWriting';

const stateStatus: Record<OpinionComment['state'], Status> = {
  open: 'told',
  taken: 'good',
  declined: 'none',
};

/** A comment that is being written: about which words, and which other words it proposes. */
export interface Remark {
  quote: string;
  body: string;
  suggestion: string;
}
export const remarkOn = (quote: string): Remark => ({ quote, body: '', suggestion: quote });

/** What colleagues say of a section, or of the whole opinion: open ones first, each to be taken in, declined or answered. */
export function SectionComments({
  view,
  shown,
  writing,
  remark,
  onRemark,
  mayWrite,
}: {
  view: CaseView;
  shown: SectionShown | undefined;
  writing: Writing;
  remark: Remark;
  onRemark: (remark: Remark) => void;
  mayWrite: boolean;
}) {
  const mine = view.comments.filter((one) => !shown || one.comment.section === shown.section.id);
  const open = mine.filter((one) => one.comment.state === 'open');
  const rest = mine.filter((one) => one.comment.state !== 'open');
  const list = (all: readonly CommentShown[]) => (
    <ul className="plain stack">
      {all.map((one) => (
        <li key={one.comment.id}>
          <Comment view={view} shown={one} writing={writing} mayWrite={mayWrite} isNamed={!shown} />
        </li>
      ))}
    </ul>
  );
  return (
    <div className="stack">
      {view.rights.comment && mayWrite ? (
        <AddComment view={view} shown={shown} remark={remark} onRemark={onRemark} />
      ) : null}
      {mine.length === 0 ? <p className="muted">{t('web.consultation.case.no_comments')}</p> : null}
      {list(open)}
      {rest.length > 0 ? (
        <details>
          <summary>{t('web.consultation.case.settled_comments', { count: rest.length })}</summary>
          {list(rest)}
        </details>
      ) : null}
    </div>
  );
}

function AddComment({
  view,
  shown,
  remark,
  onRemark,
}: {
  view: CaseView;
  shown: SectionShown | undefined;
  remark: Remark;
  onRemark: (remark: Remark) => void;
}) {
  const deed = useDeed();
  const send = async () => {
    const about = remark.quote.trim();
    const suggestion = remark.suggestion.trim();
    try {
      await deed.mutateAsync({
        method: 'POST',
        path: '/opinion-comments',
        body: {
          opinion_case: view.opinion_case.id,
          ...(shown ? { section: shown.section.id } : {}),
          ...(about ? { quote: about } : {}),
          ...(suggestion && suggestion !== about ? { suggestion } : {}),
          body: remark.body.trim(),
          state: 'open',
        },
      });
      toast(t('web.consultation.case.comment_added'));
      onRemark(remarkOn(''));
    } catch {
      // The form says why.
    }
  };
  return (
    <Form
      names={['quote', 'body', 'suggestion']}
      thrown={deed.error}
      isBusy={deed.isPending}
      submitLabel={t('web.consultation.case.comment')}
      onSubmit={() => void send()}
    >
      {shown ? (
        <TextField
          name="quote"
          label={t('consultation.quote')}
          hint={t('web.consultation.case.quote_hint')}
          rows={2}
          maxLength={2000}
          value={remark.quote}
          onChange={(quote) => onRemark({ ...remark, quote })}
        />
      ) : null}
      <TextField
        name="body"
        label={t('consultation.comment')}
        value={remark.body}
        onChange={(body) => onRemark({ ...remark, body })}
        rows={3}
        maxLength={4000}
        isRequired
      />
      {shown ? (
        <TextField
          name="suggestion"
          label={t('consultation.suggestion')}
          rows={2}
          maxLength={8000}
          value={remark.suggestion}
          onChange={(suggestion) => onRemark({ ...remark, suggestion })}
        />
      ) : null}
    </Form>
  );
}

function Comment({
  view,
  shown: { comment, name },
  writing,
  mayWrite,
  isNamed,
}: {
  view: CaseView;
  shown: CommentShown;
  writing: Writing;
  mayWrite: boolean;
  isNamed: boolean;
}) {
  const write = useWrite();
  const [answering, answer] = useState<'taken' | 'declined' | 'open'>();
  const section = view.sections.find((one) => one.section.id === comment.section);
  const settle = (body: Record<string, unknown>, done: string) =>
    write(
      [{ method: 'PATCH', path: `/opinion-comments/${comment.id}`, body, version: comment.version }],
      done,
    );
  const takeSuggestion = async () => {
    const { suggestion, quote } = comment;
    if (section && suggestion) {
      const isDone = await writing.change(section.section.id, (body) => ({
        body: takeIn(body, quote, suggestion),
      }));
      if (isDone) {
        await settle({ state: 'taken' }, t('web.consultation.case.suggestion_taken'));
      }
    }
  };
  return (
    <article className="case-comment">
      <header className="row">
        <strong>{name}</strong>
        <span className="small muted figures">{dateText(comment.written_at)}</span>
        <StatusChip status={stateStatus[comment.state]}>
          {t(`consultation.comment_state.${comment.state}`)}
        </StatusChip>
      </header>
      {isNamed && section ? <p className="small muted">{section.section.title}</p> : null}
      {comment.quote && !comment.suggestion ? (
        <blockquote className="case-quote">{comment.quote}</blockquote>
      ) : null}
      <p className="case-words">{comment.body}</p>
      {comment.suggestion ? (
        <blockquote className="case-quote">
          <DiffText before={comment.quote ?? ''} after={comment.suggestion} />
        </blockquote>
      ) : null}
      {comment.answer ? (
        <p className="case-words">
          <strong>{t('web.consultation.case.answer_word')}</strong> {comment.answer}
        </p>
      ) : null}
      {answering ? (
        <Answer
          comment={comment}
          state={answering}
          onDone={() => answer(undefined)}
          settle={(body, done) => settle(body, done)}
        />
      ) : mayWrite && comment.state === 'open' ? (
        <div className="row">
          {comment.suggestion && section ? (
            <Button isSmall icon="check" onPress={() => void takeSuggestion()}>
              {t('web.consultation.case.take_in')}
            </Button>
          ) : (
            <Button isSmall icon="check" onPress={() => answer('taken')}>
              {t('web.consultation.case.comment_done')}
            </Button>
          )}
          <Button isSmall tone="quiet" onPress={() => answer('declined')}>
            {t('web.consultation.case.decline')}
          </Button>
          <Button isSmall tone="quiet" onPress={() => answer('open')}>
            {t('web.consultation.case.answer_comment')}
          </Button>
        </div>
      ) : null}
    </article>
  );
}

function Answer({
  comment,
  state,
  settle,
  onDone,
}: {
  comment: OpinionComment;
  state: OpinionComment['state'];
  settle: (body: Record<string, unknown>, done: string) => Promise<boolean>;
  onDone: () => void;
}) {
  const send = async ({ answer }: Record<string, string>) => {
    if (await settle({ state, answer: answer?.trim() || null }, t('web.saved'))) {
      onDone();
    }
  };
  return (
    <Form
      names={['answer']}
      submitLabel={
        state === 'declined'
          ? t('web.consultation.case.decline')
          : state === 'taken'
            ? t('web.consultation.case.comment_done')
            : t('web.consultation.case.answer_comment')
      }
      onSubmit={(values) => void send(values)}
      onCancel={onDone}
    >
      <TextField
        name="answer"
        label={t('consultation.comment_answer')}
        defaultValue={comment.answer}
        rows={2}
        maxLength={4000}
        isRequired={state !== 'taken'}
        autoFocus
      />
    </Form>
  );
}
