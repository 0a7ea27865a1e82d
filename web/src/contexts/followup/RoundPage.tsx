import { useState } from 'react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { problemOf } from '../../kernel/problem';
import { t } from '../../platform/i18n';
import { useSearchWord } from '../../platform/shell/url';
import { MarkerTag } from '../../platform/trace';
import { Button, Confirm, Notice, PageHeader, Shown, toast } from '../../platform/ui';
import { Link } from '../../platform/ui/Link';
import { ChaseList } from './ChaseList';
import { useDeed, useRollUp, useRound } from './data';
import { RollUpView } from './RollUpView';
import type { RoundView } from './types';
import { dueWord, kindWord, markWord, RoundStateChip } from './words';
import './followup.css';

/** How a round stands: the whole, and who has answered. */
export default function RoundPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useRound(id);
  return <Shown query={query}>{(view) => <RoundOf view={view} />}</Shown>;
}

function RoundOf({ view }: { view: RoundView }) {
  const { round } = view;
  const [shown, setShown] = useSearchWord('visa');
  const navigate = useNavigate();
  const isOpened = round.state !== 'draft';
  const rolled = useRollUp(round.id, isOpened);
  const lists = shown === 'svar';
  return (
    <>
      <PageHeader
        title={round.name}
        crumbs={[{ title: t('web.followup.page'), to: '/uppfoljning' }]}
        facts={
          <>
            <RoundStateChip state={round.state} />
            <MarkerTag marker={round.marker} />
            <span>{kindWord(round.kind)}</span>
            <span>{t('web.followup.period', { from: round.period_from, to: round.period_to })}</span>
            <span className={view.days_late > 0 ? 'late' : undefined}>
              {round.state === 'closed' ? null : dueWord(round.due, view.days_late)}
            </span>
          </>
        }
        answer={
          isOpened ? (
            <>
              <strong>{t('web.followup.in_of', { part: view.handed_in, whole: view.units })}</strong>{' '}
              {rolled.data ? t('web.followup.whole', { mark: markWord(rolled.data.whole.mark) }) : null}
            </>
          ) : (
            t('web.followup.not_opened')
          )
        }
        actions={view.may_lead ? <Actions view={view} /> : undefined}
      />
      {round.instruction ? <Notice title={t('followup.instruction')}>{round.instruction}</Notice> : null}
      {isOpened ? (
        <>
          <div className="switch only-screen" role="group" aria-label={t('web.followup.shown')}>
            <Button
              tone={lists ? 'plain' : 'primary'}
              aria-pressed={!lists}
              onPress={() => setShown(undefined)}
            >
              {t('web.followup.standing')}
            </Button>
            <Button tone={lists ? 'primary' : 'plain'} aria-pressed={lists} onPress={() => setShown('svar')}>
              {t('web.followup.chase')}
            </Button>
          </div>
          {lists ? (
            <ChaseList view={view} />
          ) : (
            <Shown query={rolled} lines={10}>
              {(told) => (
                <RollUpView told={told} onSheet={(id) => void navigate({ to: `/svarsblad/${id}` })} />
              )}
            </Shown>
          )}
        </>
      ) : null}
    </>
  );
}

function Actions({ view }: { view: RoundView }) {
  const { round } = view;
  const [isClosing, setClosing] = useState(false);
  const deed = useDeed();
  if (round.state === 'draft') {
    return (
      <Link to={`/uppfoljning/${round.id}/oppna`} className="button button-primary">
        {t('web.followup.open_round')}
      </Link>
    );
  }
  if (round.state === 'closed') {
    return null;
  }
  const waiting = view.units - view.handed_in;
  return (
    <>
      <Button onPress={() => setClosing(true)}>{t('web.followup.close')}</Button>
      <Confirm
        title={t('web.followup.close_sure')}
        isOpen={isClosing}
        onClose={() => setClosing(false)}
        verb={t('web.followup.close')}
        isDanger
        isBusy={deed.isPending}
        onConfirm={() =>
          deed.mutate(
            {
              method: 'POST',
              path: `/follow-up-rounds/${round.id}/closings`,
              body: { with_unanswered: waiting > 0 },
              version: view.version,
            },
            {
              onSuccess: () => {
                toast(t('web.followup.closed', { name: round.name }));
                setClosing(false);
              },
            },
          )
        }
      >
        {waiting > 0 ? t('web.followup.close_waiting', { count: waiting }) : t('web.followup.close_means')}
        {deed.error ? (
          <Notice tone="bad" title={problemOf(deed.error).detail ?? problemOf(deed.error).title} />
        ) : null}
      </Confirm>
    </>
  );
}
