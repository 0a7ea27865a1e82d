import { useRef, useState } from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Link } from '../../platform/ui/Link';
import type { Row } from './compilation';
import { CompilationReply } from './CompilationReply';
import { ChangeDialog } from './ChangeDialog';
import { ChangeLink } from './ChangeLink';
import type { Compilation } from './types';
import { PositionChip, ReplyChip, StanceChip } from './words';

/** One view: whose it is, what it says, and what the sender replies; replied to where it is read. */
export function CompilationCard({
  row,
  told,
  leads,
  onAlike,
  showPart = false,
}: {
  row: Row;
  told: Compilation;
  leads: boolean;
  onAlike?: (cluster: string) => void;
  showPart?: boolean;
}) {
  const { view, answer } = row;
  const name = answer?.name ?? '';
  return (
    <article className="compilation-card" aria-label={name}>
      <div className="compilation-who">
        <Link to={`/remisser/arenden/${view.opinion_case}`}>{name}</Link>
        {answer?.position ? <PositionChip position={answer.position} /> : null}
      </div>
      <div className="compilation-said">
        <div className="row">
          <StanceChip stance={view.stance} />
          {showPart ? <span className="small muted">{partTitle(row, told)}</span> : null}
          {row.alike > 0 && onAlike ? (
            <button
              type="button"
              className="compilation-alike small"
              onClick={() => onAlike(String(view.cluster))}
            >
              {t('web.consultation.alike', { count: row.alike })}
            </button>
          ) : null}
        </div>
        {view.part_then ? (
          <p className="small muted">{t('web.consultation.part_then', { part: view.part_then })}</p>
        ) : null}
        <p className="referral-text">{view.body}</p>
        {view.text_proposal ? (
          <blockquote className="compilation-proposal">
            <span className="small muted">{t('consultation.text_proposal')}</span>
            <p className="referral-text">{view.text_proposal}</p>
          </blockquote>
        ) : null}
      </div>
      <Replied row={row} told={told} leads={leads} name={name} />
    </article>
  );
}

const partTitle = (row: Row, told: Compilation) =>
  told.parts.find((one) => one.part && one.part === row.view.part)?.title ?? t('web.consultation.part_whole');

function Replied({ row, told, leads, name }: { row: Row; told: Compilation; leads: boolean; name: string }) {
  const [isWriting, setWriting] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const { reply } = row.view;
  const place = useRef<HTMLDivElement>(null);
  // The form has gone: the keys go on where the reply now stands.
  const done = () => {
    setWriting(false);
    place.current?.focus();
  };
  const mayChange = leads && reply?.change === undefined && reply?.reply !== 'not_followed';
  return (
    <div className="compilation-reply" ref={place} tabIndex={-1}>
      {isWriting ? (
        <CompilationReply view={row.view} name={name} onDone={done} />
      ) : (
        <>
          {reply ? (
            <>
              <ReplyChip reply={reply.reply} />
              <p className="referral-text">{reply.why}</p>
              {reply.change ? <ChangeLink change={reply.change} told={told} /> : null}
            </>
          ) : (
            <span className="small muted">{t('web.consultation.not_replied')}</span>
          )}
          {leads ? (
            <span className="compilation-deeds only-screen">
              <Button isSmall tone={reply ? 'quiet' : 'plain'} onPress={() => setWriting(true)}>
                {reply ? t('web.consultation.change') : t('web.consultation.reply')}
                <span className="unseen"> {name}</span>
              </Button>
              {mayChange ? (
                <Button isSmall tone="quiet" icon="plus" onPress={() => setChanging(true)}>
                  {t('web.consultation.make_change')}
                  <span className="unseen"> {name}</span>
                </Button>
              ) : null}
            </span>
          ) : null}
        </>
      )}
      {isChanging ? <ChangeDialog row={row} told={told} onClose={() => setChanging(false)} /> : null}
    </div>
  );
}
