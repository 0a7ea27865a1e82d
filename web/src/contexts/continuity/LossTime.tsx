import { useEffect, useState } from 'react';
import { numberText, shareText, t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { StatusChip } from '../../platform/ui/Chip';
import { durationText, momentText, percentText } from './engine_words';
import { countAt, nextMoment, staircase, type Course } from './loss_course';

const wide = 1000;
const high = 150;
/** Between two steps when it plays by itself. */
const playEvery = 700;
/** Steps of the slider in the whole of it; at least ten minutes. */
const steps = 480;

/** The curve of the town, the slider under it and how it stands at the minute. */
export function LossTime({
  course,
  services,
  minute,
  onMinute,
}: {
  course: Course;
  services: number;
  minute: number;
  onMinute: (minute: number) => void;
}) {
  const { down, broken } = countAt(course, minute);
  const step = Math.max(10, Math.ceil(course.end / steps / 10) * 10);
  return (
    <section className="card stack loss-time" aria-labelledby="loss-now">
      <div className="loss-now">
        <h2 id="loss-now" className="figures">
          {momentText(minute)}
        </h2>
        <div className="row">
          <StatusChip status={down > 0 ? 'part' : 'good'}>
            {t('web.resilience.down_now', { count: numberText(down), all: numberText(services) })}
          </StatusChip>
          <StatusChip status={broken > 0 ? 'bad' : 'good'}>
            {t('web.resilience.broken_now', { count: numberText(broken) })}
          </StatusChip>
        </div>
        <Steps course={course} minute={minute} onMinute={onMinute} />
      </div>
      <Curve course={course} services={services} minute={minute} onMinute={onMinute} />
      <input
        type="range"
        className="loss-slider only-screen"
        aria-label={t('web.resilience.slider')}
        aria-valuetext={t('web.resilience.slider_says', {
          moment: momentText(minute),
          down: numberText(down),
          broken: numberText(broken),
        })}
        min={0}
        max={course.end}
        step={step}
        value={minute}
        onChange={(event) => onMinute(Number(event.target.value))}
      />
      <p className="small muted">{returnWords(course)}</p>
    </section>
  );
}

function returnWords(course: Course): string {
  const { told } = course;
  if (told.falls.length === 0) {
    return t('web.resilience.nothing_to_return');
  }
  const normal = told.normal_from ?? null;
  return normal === null
    ? t('web.resilience.not_normal', { time: durationText(told.horizon_minutes) })
    : t('web.resilience.normal_from', { time: durationText(normal) });
}

function Steps({
  course,
  minute,
  onMinute,
}: {
  course: Course;
  minute: number;
  onMinute: (minute: number) => void;
}) {
  const [isPlaying, setPlaying] = useState(false);
  const isAtEnd = minute >= course.end;
  useEffect(() => {
    if (!isPlaying) {
      return;
    }
    if (isAtEnd) {
      setPlaying(false);
      return;
    }
    const timer = window.setTimeout(() => onMinute(nextMoment(course, minute, 1)), playEvery);
    return () => window.clearTimeout(timer);
  }, [isPlaying, isAtEnd, course, minute, onMinute]);
  return (
    <div className="row only-screen loss-steps">
      <Button isSmall isDisabled={minute <= 0} onPress={() => onMinute(nextMoment(course, minute, -1))}>
        {t('web.resilience.change_before')}
      </Button>
      <Button isSmall isDisabled={isAtEnd} onPress={() => onMinute(nextMoment(course, minute, 1))}>
        {t('web.resilience.change_after')}
      </Button>
      <Button
        isSmall
        tone="primary"
        onPress={() => {
          if (isAtEnd) {
            onMinute(0);
          }
          setPlaying(!isPlaying);
        }}
      >
        {isPlaying ? t('web.resilience.pause') : t('web.resilience.play')}
      </Button>
    </div>
  );
}

/** The share of services that are up, over time. */
function Curve({
  course,
  services,
  minute,
  onMinute,
}: {
  course: Course;
  services: number;
  minute: number;
  onMinute: (minute: number) => void;
}) {
  const least = Math.min(services, ...course.told.curve.map((point) => point.up));
  // A loss of a few must be seen too: the chart begins a little below the lowest point, and says so beside it.
  const share = least / Math.max(1, services);
  const grain = share > 0.98 ? 0.01 : 0.05;
  const floor = Math.max(0, Math.floor((share - (1 - share) * 0.25) / grain + 1e-9) * grain);
  const toX = (x: number) => x * wide;
  const toY = (y: number) => Math.min(1, y / Math.max(0.01, 1 - floor)) * high;
  const corners = staircase(course.told.curve, services, course.end);
  const path = corners
    .map((corner, at) => `${at === 0 ? 'M' : 'L'}${toX(corner.x)} ${toY(corner.y)}`)
    .join('');
  const at = Math.min(1, minute / course.end) * wide;
  return (
    <figure className="loss-curve">
      <figcaption className="small muted loss-curve-words">
        <span>{t('web.resilience.curve')}</span>
        <span>{t('web.resilience.curve_least', { share: percentText(share) })}</span>
      </figcaption>
      <div className="loss-curve-box">
        <span className="small muted loss-curve-top" aria-hidden="true">
          100 %
        </span>
        <span className="small muted loss-curve-floor" aria-hidden="true">
          {shareText(floor)}
        </span>
        <svg
          viewBox={`0 -6 ${wide} ${high + 12}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          onPointerDown={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            onMinute(Math.round(((event.clientX - box.left) / box.width) * course.end));
          }}
        >
          <path className="loss-curve-under" d={`${path}L${wide} ${high}L0 ${high}Z`} />
          <path className="loss-curve-line" d={path} vectorEffect="non-scaling-stroke" />
          <path className="loss-curve-now" d={`M${at} -6V${high + 6}`} vectorEffect="non-scaling-stroke" />
        </svg>
      </div>
      <div className="loss-curve-words small muted figures" aria-hidden="true">
        <span>0</span>
        <span>{durationText(course.end / 2)}</span>
        <span>{durationText(course.end)}</span>
      </div>
    </figure>
  );
}
