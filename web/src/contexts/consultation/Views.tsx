import { useState } from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Link } from '../../platform/ui/Link';
import { toast } from '../../platform/ui/Toasts';
import { useMove, useWrite } from './case_data';
import type { CaseView, ViewShown } from './types';
import { ViewForm } from './ViewForm';
import { ReplyChip, StanceChip } from './words';

/** The views of the opinion, one by one: each of them gets a reply of its own from the sender. */
export function Views({ view, mayWrite }: { view: CaseView; mayWrite: boolean }) {
  const [isAdding, add] = useState(false);
  const [changing, change] = useState<string>();
  const edition = view.referral?.edition ?? undefined;
  return (
    <section className="case-views" id="synpunkter" tabIndex={-1} aria-labelledby="views-title">
      <header className="case-section-head">
        <h3 id="views-title">{t('web.consultation.case.views_one_by_one')}</h3>
        <span className="tab-count figures">{view.views.length}</span>
      </header>
      {view.views.length === 0 ? (
        <p className="muted reading">
          {mayWrite ? t('web.consultation.case.views_why') : t('web.consultation.case.no_views')}
        </p>
      ) : (
        <ol className="plain case-view-list">
          {view.views.map((one, at) => (
            <li key={one.view.id} className="case-view">
              {changing === one.view.id ? (
                <ViewForm
                  opinionCase={view.opinion_case.id}
                  edition={edition}
                  view={one.view}
                  onDone={() => change(undefined)}
                />
              ) : (
                <OneView
                  view={view}
                  shown={one}
                  at={at}
                  mayWrite={mayWrite}
                  onChange={() => change(one.view.id)}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      {isAdding ? (
        <ViewForm opinionCase={view.opinion_case.id} edition={edition} onDone={() => add(false)} />
      ) : mayWrite ? (
        <div className="only-screen">
          <Button icon="plus" onPress={() => add(true)}>
            {t('operation.consultation.add_view')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function OneView({
  view,
  shown,
  at,
  mayWrite,
  onChange,
}: {
  view: CaseView;
  shown: ViewShown;
  at: number;
  mayWrite: boolean;
  onChange: () => void;
}) {
  const { view: one } = shown;
  const edition = view.referral?.edition;
  const reply = view.replies.find((row) => row.view === one.id);
  const title = shown.part_title ?? t('web.consultation.part_whole');
  return (
    <>
      <div className="row">
        <span className="figures muted">{at + 1}</span>
        <StanceChip stance={one.stance} />
        {one.part && edition ? (
          <Link to={`/utgavor/${edition}`} search={{ del: one.part }}>
            {title}
          </Link>
        ) : (
          <span className="muted">{title}</span>
        )}
      </div>
      <p className="case-words reading">{one.body}</p>
      {one.text_proposal ? (
        <div className="stack-small reading">
          <span className="small muted">{t('consultation.text_proposal')}</span>
          <blockquote className="case-quote case-words">{one.text_proposal}</blockquote>
        </div>
      ) : null}
      {one.witness ? (
        <p className="small muted reading">
          {t('consultation.witness')}: {one.witness}
          {one.finding_rule ? <span className="fixed"> {one.finding_rule}</span> : null}
        </p>
      ) : null}
      {reply ? (
        <div className="case-reply reading">
          <span className="row">
            <strong className="small">
              {t('web.consultation.case.reply_from', { name: view.opinion_case.sender })}
            </strong>
            <ReplyChip reply={reply.reply} />
          </span>
          <p className="case-words">{reply.why}</p>
          {reply.change && edition ? (
            <Link to={`/utgavor/${edition}`} search={{ del: reply.change }}>
              {t('web.consultation.case.to_change')}
            </Link>
          ) : null}
        </div>
      ) : null}
      {mayWrite ? <ViewTools view={view} shown={shown} at={at} onChange={onChange} /> : null}
    </>
  );
}

function ViewTools({
  view,
  shown,
  at,
  onChange,
}: {
  view: CaseView;
  shown: ViewShown;
  at: number;
  onChange: () => void;
}) {
  const write = useWrite();
  const move = useMove('/opinion-views');
  const { view: one } = shown;
  const number = String(at + 1);
  const step = (by: -1 | 1) =>
    move(
      view.views.map((row) => row.view),
      one.id,
      by,
    );
  const remove = async () => {
    if (await write([{ method: 'DELETE', path: `/opinion-views/${one.id}` }])) {
      const { id: _id, version: _version, unit: _unit, ...kept } = one;
      toast(t('web.consultation.case.view_removed'), {
        undo: () => void write([{ method: 'POST', path: '/opinion-views', body: kept }]),
      });
    }
  };
  const label = (word: string) => t('web.consultation.case.view_deed', { deed: word, number });
  return (
    <div className="row only-screen case-section-tools">
      <Button isSmall tone="quiet" onPress={onChange}>
        {t('web.consultation.case.change')}
        <span className="unseen"> {t('web.consultation.case.view_number', { number })}</span>
      </Button>
      <Button isSmall tone="quiet" icon="up" iconOnly isDisabled={at === 0} onPress={() => step(-1)}>
        {label(t('web.consultation.case.up'))}
      </Button>
      <Button
        isSmall
        tone="quiet"
        icon="down"
        iconOnly
        isDisabled={at === view.views.length - 1}
        onPress={() => step(1)}
      >
        {label(t('web.consultation.case.down'))}
      </Button>
      <Button isSmall tone="quiet" onPress={() => void remove()}>
        {t('web.consultation.remove')}
        <span className="unseen"> {t('web.consultation.case.view_number', { number })}</span>
      </Button>
    </div>
  );
}
