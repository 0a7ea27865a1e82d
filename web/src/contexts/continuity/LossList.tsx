import { useState } from 'react';
import { numberText, t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Link } from '../../platform/ui/Link';
import { Table, type Column } from '../../platform/ui/Table';
import { durationText, StandingChip } from './engine_words';
import { countAt, listed, stateAt, type Course, type Shown } from './loss_course';
import { pageOf } from './NodePanel';
import { Turning } from './Turning';
import type { ServiceFall } from './engine_types';
import type { Net } from './map_network';

const rowsOnPage = 15;

/** Which services are down, since when, and until when. */
export function LossList({
  course,
  minute,
  net,
  onWhy,
}: {
  course: Course;
  minute: number;
  net: Net;
  onWhy: (id: string) => void;
}) {
  const [shown, setShown] = useState<Shown>('alla');
  const [page, setPage] = useState(0);
  const falls = listed(course, minute, shown);
  const last = Math.max(0, Math.ceil(falls.length / rowsOnPage) - 1);
  const at = Math.min(page, last);
  const { down, broken } = countAt(course, minute);
  const choices: [Shown, string][] = [
    ['alla', t('web.resilience.list_all', { count: numberText(course.told.falls.length) })],
    ['nu', t('web.resilience.list_down', { count: numberText(down) })],
    ['brutna', t('web.resilience.list_broken', { count: numberText(broken) })],
  ];
  return (
    <section className="stack" aria-labelledby="fallen">
      <h2 id="fallen">{t('web.resilience.fallen')}</h2>
      <div className="row only-screen" role="group" aria-label={t('web.resilience.fallen')}>
        {choices.map(([choice, words]) => (
          <Button
            key={choice}
            isSmall
            tone={shown === choice ? 'primary' : 'plain'}
            aria-pressed={shown === choice}
            onPress={() => {
              setShown(choice);
              setPage(0);
            }}
          >
            {words}
          </Button>
        ))}
      </div>
      <Table
        caption={t('web.resilience.fallen')}
        columns={columnsOf(course, minute, net, onWhy)}
        rows={falls.slice(at * rowsOnPage, (at + 1) * rowsOnPage)}
        rowKey={(fall) => fall.service.id}
        empty={t('web.resilience.none_fallen')}
      />
      <Turning page={at} last={last} onTurn={setPage} />
    </section>
  );
}

function columnsOf(
  course: Course,
  minute: number,
  net: Net,
  onWhy: (id: string) => void,
): Column<ServiceFall>[] {
  const time = (minutes: number | null | undefined, none: string) =>
    (minutes ?? null) === null ? none : durationText(minutes ?? 0);
  return [
    {
      key: 'service',
      title: t('continuity.service'),
      cell: (fall) => {
        const node = net.at.get(fall.service.id);
        return node === undefined ? (
          fall.service.name
        ) : (
          <Link to={pageOf(net, node)}>{fall.service.name}</Link>
        );
      },
    },
    {
      key: 'state',
      title: t('web.resilience.now'),
      cell: (fall) => <StandingChip state={stateAt(course, fall.service.id, minute)} />,
    },
    {
      key: 'falls',
      title: t('web.resilience.falls'),
      align: 'end',
      cell: (fall) => durationText(fall.falls_at),
    },
    {
      key: 'breaks',
      title: t('web.resilience.breaks'),
      align: 'end',
      cell: (fall) => time(fall.breaks_tolerable_at, t('web.resilience.holds')),
    },
    {
      key: 'up',
      title: t('web.resilience.up_again'),
      align: 'end',
      cell: (fall) => time(fall.up_at, t('web.resilience.not_within')),
    },
    {
      key: 'why',
      title: t('web.resilience.why'),
      cell: (fall) => (
        <Button
          tone="quiet"
          isSmall
          onPress={() => onWhy(fall.service.id)}
          aria-label={t('web.resilience.why_name', { name: fall.service.name })}
        >
          {t('web.resilience.why')}
        </Button>
      ),
    },
  ];
}
