import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { t } from '../../platform/i18n';
import { Icon } from '../../platform/ui/icons';
import { askAnew } from './data';
import { useNeedsOf, type Owner } from './owner';
import { day, hour, timeText, week } from './times';
import type { Need, ServicePage } from './types';

const offered = [0, 10, hour, 4 * hour, 8 * hour, day, 3 * day, week];

/** How long one manages without each of what is needed. */
export function WalkBuffers({ page }: { page: ServicePage }) {
  const { service, needs } = page;
  const owner: Owner = { kind: 'service', id: service.id, unit: service.unit, name: service.name };
  return (
    <div className="stack">
      <p className="reading">{t('web.continuity.buffers_how')}</p>
      {needs.length === 0 ? (
        <p className="con-tip small muted">
          <Icon name="info" />
          <span>{t('web.continuity.buffers_nothing')}</span>
        </p>
      ) : (
        <ul className="plain con-buffers">
          {needs.map((need) => (
            <Buffer key={need.id} owner={owner} need={need} />
          ))}
        </ul>
      )}
    </div>
  );
}

const rest = 400;

function Buffer({ owner, need }: { owner: Owner; need: Need }) {
  const client = useQueryClient();
  const { write, need: again } = useNeedsOf(owner);
  // What was chosen stands at once; what is kept follows when the keys have come to rest, one sending at a time.
  const [chosen, setChosen] = useState<number>();
  const waiting = useRef<{ minutes: number; timer: ReturnType<typeof setTimeout> }>(undefined);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const keep = async (minutes: number) => {
    const now = await again(need.id).catch(() => need);
    const isKept = await write({
      method: 'PATCH',
      path: `/needs/${need.id}`,
      body: { buffer_minutes: minutes },
      version: now.version,
    });
    if (!isKept) {
      setChosen(undefined);
      await askAnew(client);
    }
  };
  const settle = useRef(() => {});
  settle.current = () => {
    if (waiting.current) {
      const { minutes, timer } = waiting.current;
      clearTimeout(timer);
      waiting.current = undefined;
      queue.current = queue.current.then(() => keep(minutes));
    }
  };
  useEffect(() => () => settle.current(), []);
  const set = (minutes: number) => {
    setChosen(minutes);
    clearTimeout(waiting.current?.timer);
    waiting.current = { minutes, timer: setTimeout(() => settle.current(), rest) };
  };
  const shown = chosen ?? need.buffer_minutes;
  const times = [...new Set([...offered, need.buffer_minutes])].sort((x, y) => x - y);
  return (
    <li>
      <label className="con-buffer">
        <span>
          <strong>{need.what}</strong>{' '}
          <span className="small muted">{need.members.map((one) => one.name).join(', ')}</span>
        </span>
        <span className="select">
          <select
            value={shown}
            onChange={(event) => set(Number(event.target.value))}
            onBlur={() => settle.current()}
          >
            {times.map((minutes) => (
              <option key={minutes} value={minutes}>
                {minutes === 0 ? t('web.continuity.not_at_all') : timeText(minutes)}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </span>
      </label>
    </li>
  );
}
