import { useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { problemOf } from '../../kernel/problem';
import { t } from '../../platform/i18n';
import { MarkerTag } from '../../platform/trace';
import { Button, Confirm, Dialog, Notice, PageHeader, Shown, TextField, toast } from '../../platform/ui';
import { useDeed, useSheet } from './data';
import { GoalRow } from './GoalRow';
import { missing, begun } from './sheet';
import type { SheetView } from './types';
import { dueWord, MarkChip, StateChip } from './words';
import './followup.css';

/** One unit's sheet in one round: answered goal by goal, handed in whole. */
export default function SheetPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useSheet(id);
  return <Shown query={query}>{(view) => <Sheet key={view.sheet.turn} view={view} />}</Shown>;
}

/** The goals that are ready to be handed in, as they stand on the server. */
function readyIn(view: SheetView): Set<string> {
  return new Set(
    view.rows
      .filter((row) => row.answer && missing(begun(row).draft, view.needs_forecast).length === 0)
      .map((row) => row.goal),
  );
}

function Sheet({ view }: { view: SheetView }) {
  const [isHandingIn, setHandingIn] = useState(false);
  const [isHandingBack, setHandingBack] = useState(false);
  const deed = useDeed();
  const ready = readyIn(view);
  const left = view.rows.length - ready.size;
  const path = `/follow-up-sheets/${view.sheet.id}`;
  const isIn = view.state === 'handed_in' || view.state === 'accepted';
  const accept = () =>
    deed.mutate(
      { method: 'POST', path: `${path}/acceptances`, body: {}, version: view.version },
      { onSuccess: () => toast(t('web.followup.accepted', { unit: view.unit_name })) },
    );
  return (
    <>
      <PageHeader
        title={view.unit_name}
        crumbs={[
          { title: t('web.followup.page'), to: '/uppfoljning' },
          { title: view.round.name, to: `/uppfoljning/${view.round.id}` },
        ]}
        facts={
          <>
            <StateChip state={view.state} />
            <MarkerTag marker={view.round.marker} />
            {isIn ? null : (
              <span className={view.days_late > 0 ? 'late' : undefined}>
                {dueWord(view.round.due, view.days_late)}
              </span>
            )}
            {view.sheet.turn > 1 ? <span>{t('web.followup.turn', { turn: view.sheet.turn })}</span> : null}
          </>
        }
        answer={
          view.may_answer ? (
            left > 0 ? (
              <strong>{t('web.followup.left', { count: left, all: view.rows.length })}</strong>
            ) : (
              t('web.followup.all_answered')
            )
          ) : undefined
        }
        actions={
          view.may_judge && isIn ? (
            <>
              {view.state === 'handed_in' ? (
                <Button tone="primary" isBusy={deed.isPending} onPress={accept}>
                  {t('web.followup.accept')}
                </Button>
              ) : null}
              <Button onPress={() => setHandingBack(true)}>{t('web.followup.hand_back')}</Button>
            </>
          ) : undefined
        }
      />
      {deed.error ? (
        <Notice tone="bad" title={problemOf(deed.error).detail ?? problemOf(deed.error).title} />
      ) : null}
      {view.round.instruction ? (
        <Notice title={t('followup.instruction')}>{view.round.instruction}</Notice>
      ) : null}
      {view.remarks.map((remark) => (
        <Notice key={remark.id} tone="part" title={t('web.followup.centre_says', { turn: remark.turn })}>
          {remark.words}
        </Notice>
      ))}
      {view.sheet.note && isIn ? <Notice title={t('followup.note')}>{view.sheet.note}</Notice> : null}
      {!view.shows_working && !isIn ? <Notice>{t('web.followup.not_shown')}</Notice> : null}
      <div className="sheet">
        {view.rows.length > 3 ? <Margin view={view} ready={ready} /> : null}
        <div className="sheet-goals">
          {view.rows.map((row, at) => (
            <GoalRow key={row.goal} row={row} view={view} number={at + 1} />
          ))}
          {view.may_answer ? (
            <div className="form-end">
              <Button tone="primary" isDisabled={left > 0} onPress={() => setHandingIn(true)}>
                {t('web.followup.hand_in')}
              </Button>
              {left > 0 ? (
                <span className="muted">
                  {t('web.followup.left', { count: left, all: view.rows.length })}
                </span>
              ) : null}
            </div>
          ) : null}
        </div>
      </div>
      {isHandingIn ? <HandIn view={view} onClose={() => setHandingIn(false)} /> : null}
      {isHandingBack ? <HandBack view={view} onClose={() => setHandingBack(false)} /> : null}
    </>
  );
}

/** How far one has come, beside the goals. */
function Margin({ view, ready }: { view: SheetView; ready: ReadonlySet<string> }) {
  return (
    <nav className="sheet-margin only-screen" aria-label={t('web.followup.progress')}>
      <ol className="plain">
        {view.rows.map((row, at) => (
          <li key={row.goal}>
            <a href={`#goal-${row.goal}`}>
              <span className="figures">{at + 1}</span> {row.title}
            </a>
            {ready.has(row.goal) ? <MarkChip mark={row.answer?.mark} /> : <MarkChip mark={undefined} />}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function HandIn({ view, onClose }: { view: SheetView; onClose: () => void }) {
  const deed = useDeed();
  const send = () =>
    deed.mutate(
      {
        method: 'POST',
        path: `/follow-up-sheets/${view.sheet.id}/hand-ins`,
        body: {},
        version: view.version,
      },
      {
        onSuccess: () => {
          toast(t('web.followup.handed_in', { unit: view.unit_name }));
          onClose();
        },
      },
    );
  return (
    <Confirm
      title={t('web.followup.hand_in_sure')}
      isOpen
      onClose={onClose}
      onConfirm={send}
      verb={t('web.followup.hand_in')}
      isBusy={deed.isPending}
    >
      {t('web.followup.hand_in_means')}
      {deed.error ? (
        <Notice tone="bad" title={problemOf(deed.error).detail ?? problemOf(deed.error).title}>
          {(problemOf(deed.error).errors ?? []).map((one) => one.detail).join(' ')}
        </Notice>
      ) : null}
    </Confirm>
  );
}

function HandBack({ view, onClose }: { view: SheetView; onClose: () => void }) {
  const deed = useDeed();
  const [words, setWords] = useState('');
  const [of, setOf] = useState<Record<string, string>>({});
  const goals = Object.entries(of).filter(([, said]) => said.trim() !== '');
  // The next turn has begun when this is told, and the page with it begun anew.
  const send = () =>
    void deed
      .mutateAsync({
        method: 'POST',
        path: `/follow-up-sheets/${view.sheet.id}/hand-backs`,
        body: {
          ...(words.trim() ? { words: words.trim() } : {}),
          goals: goals.map(([goal, said]) => ({ goal, words: said.trim() })),
        },
        version: view.version,
      })
      .then(
        () => {
          toast(t('web.followup.handed_back', { unit: view.unit_name }));
          onClose();
        },
        () => undefined,
      );
  return (
    <Dialog title={t('web.followup.hand_back')} isOpen onClose={onClose} size="large">
      <div className="stack">
        <p>{t('web.followup.hand_back_means')}</p>
        <TextField
          name="words"
          label={t('web.followup.remark_whole')}
          rows={3}
          value={words}
          onChange={setWords}
          autoFocus
        />
        {view.rows.map((row) => (
          <TextField
            key={row.goal}
            name={`goal-${row.goal}`}
            label={row.title}
            rows={2}
            value={of[row.goal] ?? ''}
            onChange={(next) => setOf({ ...of, [row.goal]: next })}
          />
        ))}
        {deed.error ? (
          <Notice tone="bad" title={problemOf(deed.error).detail ?? problemOf(deed.error).title} />
        ) : null}
        <div className="form-end">
          <Button
            tone="primary"
            isBusy={deed.isPending}
            isDisabled={words.trim() === '' && goals.length === 0}
            onPress={send}
          >
            {t('web.followup.hand_back')}
          </Button>
          <Button tone="quiet" onPress={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
