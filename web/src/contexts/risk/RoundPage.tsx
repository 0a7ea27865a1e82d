import { useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { problemOf } from '../../kernel/problem';
import { heldMoment } from '../../kernel/past';
import { t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { useSearchWord } from '../../platform/shell/url';
import { MarkerTag } from '../../platform/trace';
import { Button, Confirm, EmptyState, Icon, Notice, PageHeader, toast } from '../../platform/ui';
import { Link } from '../../platform/ui/Link';
import { Tabs } from '../../platform/ui/Tabs';
import { Analyses } from './Analyses';
import { useDeed, useRound } from './data';
import { ParticipantsOf } from './Participants';
import { roundAnswer } from './round';
import { RoundFindingsOf } from './RoundFindings';
import type { RoundView } from './types';
import { dueWord, RoundStateChip } from './words';
import './risk.css';

/** How a round stands: who has answered, who has handed in, what it lacks. */
export default function RoundPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useRound(id);
  return (
    <Whole
      query={query}
      title={t('risk.round')}
      crumbs={[{ title: t('web.risk.page'), to: '/riskanalyser' }]}
    >
      {(view) => <RoundOf view={view} />}
    </Whole>
  );
}

const tabs = ['analyser', 'deltagare', 'brister'] as const;

function RoundOf({ view }: { view: RoundView }) {
  const { round } = view;
  const [shown, setShown] = useSearchWord('visa');
  const tab = tabs.find((one) => one === shown) ?? 'analyser';
  const isOpened = round.state !== 'draft';
  return (
    <>
      <PageHeader
        title={round.name}
        crumbs={[{ title: t('web.risk.page'), to: '/riskanalyser' }]}
        facts={
          <>
            <RoundStateChip state={round.state} />
            <MarkerTag marker={round.marker} />
            <span>{t('web.risk.mandate_of', { from: round.mandate_from, to: round.mandate_to })}</span>
            <span>
              <Link to={`/utgavor/${round.edition}`}>{view.edition_title}</Link>
            </span>
            <span>{view.scale_set_name}</span>
            {round.state === 'open' ? (
              <span className={view.days_late > 0 ? 'risk-late' : undefined}>
                {dueWord(round.due, view.days_late)}
              </span>
            ) : null}
          </>
        }
        answer={<strong>{roundAnswer(view)}</strong>}
        actions={view.may_lead && !heldMoment() ? <Actions view={view} /> : undefined}
      />
      {round.instruction ? <Notice title={t('risk.instruction')}>{round.instruction}</Notice> : null}
      {isOpened ? (
        <div className="stack risk-round">
          <nav className="row only-screen" aria-label={t('web.risk.pictures')}>
            <Link to={`/riskanalyser/${round.id}/matris`} className="button button-plain">
              <Icon name="coverage" /> {t('web.risk.matrix')}
            </Link>
            <Link to={`/riskanalyser/${round.id}/skyddsvarden`} className="button button-plain">
              <Icon name="lock" /> {t('web.risk.heat')}
            </Link>
            <Link to="/risker" search={{ omgang: round.id }} className="button button-plain">
              <Icon name="file" /> {t('web.risk.register')}
            </Link>
          </nav>
          <Tabs
            label={t('web.risk.shown')}
            selected={tab}
            onSelect={(next) => setShown(next === 'analyser' ? undefined : next)}
            tabs={[
              {
                key: 'analyser',
                title: t('risk.analyses'),
                count: view.analyses,
                content: <Analyses view={view} />,
              },
              {
                key: 'deltagare',
                title: t('risk.participants'),
                count: view.participants,
                content: <ParticipantsOf view={view} />,
              },
              {
                key: 'brister',
                title: t('web.risk.findings'),
                content: <RoundFindingsOf round={round.id} />,
              },
            ]}
          />
        </div>
      ) : (
        <EmptyState
          icon="warning"
          title={t('web.risk.draft')}
          action={
            view.may_lead ? (
              <Link to={`/riskanalyser/${round.id}/oppna`} className="button button-primary">
                {t('web.risk.open_round')}
              </Link>
            ) : undefined
          }
        >
          <p>{t('web.risk.draft_why')}</p>
        </EmptyState>
      )}
    </>
  );
}

function Actions({ view }: { view: RoundView }) {
  const { round } = view;
  const [isClosing, setClosing] = useState(false);
  const deed = useDeed();
  if (round.state !== 'open') {
    return null;
  }
  const left = view.analyses - view.approved;
  const close = () =>
    void deed
      .mutateAsync({
        method: 'POST',
        path: `/analysis-rounds/${round.id}/closings`,
        body: { with_unapproved: left > 0 },
        version: view.version,
      })
      .then(() => {
        toast(t('web.risk.closed', { name: round.name }));
        setClosing(false);
      })
      .catch(() => {});
  return (
    <>
      <Button onPress={() => setClosing(true)}>{t('web.risk.close')}</Button>
      <Confirm
        title={t('web.risk.close_sure')}
        isOpen={isClosing}
        onClose={() => setClosing(false)}
        verb={t('web.risk.close')}
        isDanger
        isBusy={deed.isPending}
        onConfirm={close}
      >
        {left > 0 ? t('web.risk.close_left', { count: left }) : t('web.risk.close_means')}
        {deed.error ? (
          <Notice tone="bad" title={problemOf(deed.error).detail ?? problemOf(deed.error).title} />
        ) : null}
      </Confirm>
    </>
  );
}
