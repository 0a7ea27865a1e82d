import { useEffect, useMemo, useRef, useState } from 'react';
import { listText, numberText, t } from '../../platform/i18n';
import { useAsOf, useSearchWords } from '../../platform/shell/url';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, ErrorState, Notice, Skeleton } from '../../platform/ui/States';
import { EngineWays, ModelWord, Stale, WithNet } from './EngineFrame';
import { useChain, useCourse } from './engine_data';
import { durationText, momentText } from './engine_words';
import { courseOf, statesAt, type Course } from './loss_course';
import { Heaviest } from './Heaviest';
import { LossList } from './LossList';
import { LossQuestion } from './LossQuestion';
import { LossTime } from './LossTime';
import { LockedRings } from './LockedRings';
import { askOf, minuteOf, withLost, type Wanted, type WordOfLoss } from './loss_question';
import { MapCanvas } from './MapCanvas';
import { MapKey } from './MapKey';
import { groundOf } from './map_scene';
import type { Line, Net } from './map_network';
import { titlesOf } from './map_titles';
import type { Scene } from './map_drawing';
import type { ChainTold, CourseTold } from './engine_types';
import { useShape } from './useShape';
import { WhyFalls } from './WhyFalls';
import './loss.css';

/** Something is lost: the town minute by minute, and why each of those that fall does. */
export default function LossPage() {
  return (
    <WithNet
      head={(net) => (
        <>
          <LossHead net={net} />
          <EngineWays />
        </>
      )}
    >
      {(net) => <LossOf net={net} />}
    </WithNet>
  );
}

function LossHead({ net }: { net: Net | undefined }) {
  const [wanted] = useSearchWords<WordOfLoss>();
  const course = useCourse(net ? askOf(wanted) : undefined);
  const told = askOf(wanted) ? course.data : undefined;
  return (
    <PageHeader
      title={t('web.resilience.loss')}
      answer={net && told ? <strong>{answerOf(told, net)}</strong> : t('web.resilience.loss_what')}
      facts={told ? <ModelWord model={told.model} /> : undefined}
    />
  );
}

const namedMost = 3;
/** The sentence its reader came for. */
function answerOf(told: CourseTold, net: Net): string {
  const names = told.lost.slice(0, namedMost).map((node) => node.name);
  const lost =
    told.lost.length > namedMost
      ? t('web.resilience.lost_more', {
          names: names.join(', '),
          count: numberText(told.lost.length - namedMost),
        })
      : listText(names);
  const first = told.falls[0];
  if (!first) {
    return t('web.resilience.nothing_falls', { lost });
  }
  const broken = told.falls.filter((fall) => (fall.breaks_tolerable_at ?? null) !== null).length;
  return t('web.resilience.falls_answer', {
    lost,
    fallen: numberText(told.falls.length),
    all: numberText(net.services),
    first: first.service.name,
    after: durationText(first.falls_at),
    broken: numberText(broken),
  });
}

function LossOf({ net }: { net: Net }) {
  const [wanted, set] = useSearchWords<WordOfLoss>();
  const { moment } = useAsOf();
  const change = (next: Wanted) => set({ ...emptied, ...wanted, ...next }, { asStep: true });
  const ask = askOf(wanted);
  const course = useCourse(ask);
  return (
    <div className="stack">
      {moment ? <Notice title={t('web.resilience.only_now')} /> : null}
      {ask ? <Stale model={course.data?.model} /> : null}
      <LossQuestion net={net} wanted={wanted} onChange={change} lost={ask ? course.data?.lost : undefined} />
      {!ask ? (
        <Suggestions net={net} onLose={(id) => change({ bort: withLost(wanted, id) })} />
      ) : course.error && course.data === undefined ? (
        <ErrorState thrown={course.error} onRetry={() => void course.refetch()} />
      ) : course.data === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <Event net={net} told={course.data} wanted={wanted} onChange={change} />
      )}
    </div>
  );
}

const emptied: Record<WordOfLoss, undefined> = {
  bort: undefined,
  slag: undefined,
  leverantor: undefined,
  varar: undefined,
  horisont: undefined,
  minut: undefined,
  varfor: undefined,
};

/** A first question for whoever has none: those that fell most. */
function Suggestions({ net, onLose }: { net: Net; onLose: (id: string) => void }) {
  return (
    <EmptyState icon="trace" title={t('web.resilience.nothing_lost')}>
      <div className="stack">
        <p>{t('web.resilience.nothing_lost_why')}</p>
        <Heaviest net={net} onChoose={(node) => onLose(net.told.nodes[node]?.id ?? '')} />
      </div>
    </EmptyState>
  );
}

interface EventProps {
  net: Net;
  told: CourseTold;
  wanted: Wanted;
  onChange: (next: Wanted) => void;
}

/** The minute that is looked at: at hand while the slider moves, in the address when it rests. */
function useMinute(course: Course, wanted: Wanted): [number, (minute: number) => void] {
  const [, set] = useSearchWords<'minut'>();
  const asked = minuteOf(wanted);
  const usual = course.told.falls[0]?.falls_at ?? 0;
  const [minute, setMinute] = useState(asked ?? usual);
  const timer = useRef(0);
  useEffect(() => setMinute(Math.min(asked ?? usual, course.end)), [asked, usual, course.end]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const move = (next: number) => {
    setMinute(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => set({ minut: String(next) }), 400);
  };
  return [minute, move];
}

function Event({ net, told, wanted, onChange }: EventProps) {
  const course = useMemo(() => courseOf(told), [told]);
  const [minute, setMinute] = useMinute(course, wanted);
  const lost = useMemo(() => told.lost.map((node) => node.id), [told]);
  const chain = useChain(lost, wanted.varfor);
  const why = (id: string | undefined) => onChange({ varfor: id, minut: String(minute) });
  const scene = useScene(net, course, minute, wanted.varfor ? chain.data : undefined);
  const choose = (node: number | undefined) => {
    const id = node === undefined ? undefined : net.told.nodes[node]?.id;
    why(id !== undefined && course.outages.has(id) && !course.lost.has(id) ? id : undefined);
  };
  return (
    <>
      <div className="stack">
        <LossTime course={course} services={net.services} minute={minute} onMinute={setMinute} />
        <p className="unseen" role="status">
          {momentText(minute)}
        </p>
        <div className="stack-small">
          <MapCanvas scene={scene} label={t('web.resilience.loss_map')} onChoose={choose} />
          <MapKey isLoss />
        </div>
      </div>
      {wanted.varfor ? (
        <WhyFalls
          chain={chain}
          target={wanted.varfor}
          net={net}
          onClose={() => why(undefined)}
          onMinute={setMinute}
        />
      ) : null}
      <LockedRings rings={told.rings} />
      <LossList course={course} minute={minute} net={net} onWhy={why} />
    </>
  );
}

function useScene(net: Net, course: Course, minute: number, chain: ChainTold | undefined): Scene {
  const ground = groundOf(net, useShape(false));
  const titles = useMemo(() => titlesOf(net, ground.layout), [net, ground]);
  const lines = useMemo(() => (chain ? linesOfChain(net, chain) : undefined), [net, chain]);
  return useMemo(
    (): Scene => ({
      net,
      layout: ground.layout,
      bundles: ground.bundles.bundles,
      titles,
      states: statesAt(course, net.at, net.told.nodes.length, minute),
      ...(lines ? { chain: lines } : {}),
    }),
    [net, ground, titles, course, minute, lines],
  );
}

function linesOfChain(net: Net, chain: ChainTold): Line[] {
  return chain.links.flatMap((link) =>
    link.of.flatMap((member) => {
      const from = net.at.get(link.node.id);
      const to = net.at.get(member.id);
      return from === undefined || to === undefined ? [] : [{ from, to }];
    }),
  );
}
