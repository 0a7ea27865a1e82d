// How the wheel is said.
import { language, t } from '../../platform/i18n';
import type { Status } from '../../platform/ui/Chip';
import type { FeedReach, Occurrence, OccurrenceState, Recurrence } from './types';

export function stateWord(state: OccurrenceState): string {
  switch (state) {
    case 'upcoming':
      return t('web.wheel.state.upcoming');
    case 'soon':
      return t('web.wheel.state.soon');
    case 'late':
      return t('web.wheel.state.late');
    case 'done':
      return t('web.wheel.state.done');
    case 'missed':
      return t('web.wheel.state.missed');
    case 'unrecorded':
      return t('web.wheel.state.unrecorded');
  }
}

export const stateStatus: Record<OccurrenceState, Status> = {
  upcoming: 'told',
  soon: 'part',
  late: 'bad',
  done: 'good',
  missed: 'none',
  unrecorded: 'none',
};

/** A sign beside the number of a cell, so that no state is told by colour alone. */
export const stateSign: Record<OccurrenceState, string> = {
  upcoming: '',
  soon: '…',
  late: '!',
  done: '✓',
  missed: '–',
  unrecorded: '?',
};

export function sourceWord(source: Occurrence['source']): string {
  switch (source) {
    case 'requirement':
      return t('wheel.source.requirement');
    case 'entry':
      return t('wheel.source.entry');
    case 'round':
      return t('wheel.source.round');
    case 'measure':
      return t('wheel.source.measure');
    case 'activity':
      return t('wheel.source.activity');
    case 'milestone':
      return t('wheel.source.milestone');
  }
}

export function recurrenceWord(recurrence: Recurrence): string {
  switch (recurrence) {
    case 'once':
      return t('web.wheel.recurrence.once');
    case 'yearly':
      return t('web.wheel.recurrence.yearly');
    case 'monthly':
      return t('web.wheel.recurrence.monthly');
    case 'every_months':
      return t('web.wheel.recurrence.every_months');
  }
}

export function reachWord(reach: FeedReach): string {
  switch (reach) {
    case 'own':
      return t('web.wheel.reach.own');
    case 'unit':
      return t('web.wheel.reach.unit');
    case 'town':
      return t('web.wheel.reach.town');
  }
}

/** "mars", or "Mar" where there is little room. */
export function monthWord(month: number, length: 'long' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'sv-SE', {
    month: length,
    timeZone: 'UTC',
  })
    .format(new Date(Date.UTC(2024, month, 1)))
    .replace('.', '');
}
