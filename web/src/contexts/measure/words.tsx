// How measures are said.
import { dateText, moneyText, t } from '../../platform/i18n';
import { useTrace, placeOf, editionOf } from '../../platform/trace';
import { StatusChip, type Status as ChipStatus } from '../../platform/ui/Chip';
import { Link } from '../../platform/ui/Link';
import type { Ability, Measure, MeasureView, Source, SourceKind, Status } from './types';

const chips: Record<Status, ChipStatus> = {
  proposed: 'none',
  decided: 'told',
  under_way: 'part',
  done: 'good',
  cancelled: 'none',
};

export const statusWord = (status: Status): string => t(`measure.status.${status}`);
export const sourceWord = (kind: SourceKind): string => t(`measure.source_kind.${kind}`);
export const abilityWord = (ability: Ability): string => t(`measure.ability.${ability}`);

/** Where a measure stands, as word, shape and colour. */
export function MeasureStatus({ status }: { status: Status }) {
  return <StatusChip status={chips[status]}>{statusWord(status)}</StatusChip>;
}

/** The due date; what is late says so in words, and what was put off says how often and from when. */
export function Due({ view }: { view: MeasureView }) {
  const { measure } = view;
  return (
    <span className="measure-due">
      <span className="figures">{dateText(measure.due)}</span>
      {view.is_late ? (
        <StatusChip status="bad">{t('measure.late_days', { count: view.days_late })}</StatusChip>
      ) : null}
      {measure.postponements > 0 ? <span className="muted small">{movedWords(measure)}</span> : null}
    </span>
  );
}
export function movedWords(measure: Measure): string {
  return t('measure.moved', { count: measure.postponements, first: measure.first_due });
}

/** `12 500 kr`, or a dash. Whole kronor: öre are kept, but say nothing here. */
export function costText(ore: number | null | undefined): string {
  return ore === null || ore === undefined ? '–' : moneyText(Math.round(ore / 100));
}

/** What a measure came out of, as a link to it by name. */
export function SourceLink({ source }: { source: Source }) {
  return source.id ? <Named id={source.id} kind={source.kind} /> : <span>{sourceWord(source.kind)}</span>;
}

function Named({ id, kind }: { id: string; kind: SourceKind }) {
  const trace = useTrace(id);
  const thing = trace.data?.thing;
  const place = thing ? placeOf(thing, editionOf(trace.data?.path ?? [])) : undefined;
  return (
    <span>
      {sourceWord(kind)}
      {thing ? ': ' : ''}
      {thing && place ? (
        <Link to={place.to} search={place.search}>
          {thing.title}
        </Link>
      ) : (
        thing?.title
      )}
    </span>
  );
}
