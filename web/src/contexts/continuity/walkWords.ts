// The questions of the guided analysis, in full and as they stand in the margin.
import { t } from '../../platform/i18n';
import { timeText } from './times';
import type { Preparedness } from './types';
import type { NeedGroup, Step } from './walk';
import { preparednessWord } from './words';

function needQuestion(group: NeedGroup): string {
  return {
    personal: t('web.continuity.ask.personal'),
    lokaler: t('web.continuity.ask.lokaler'),
    it: t('web.continuity.ask.it'),
    el: t('web.continuity.ask.el'),
    vatten: t('web.continuity.ask.vatten'),
    leverantorer: t('web.continuity.ask.leverantorer'),
    annat: t('web.continuity.ask.annat'),
  }[group];
}
export function groupWord(group: NeedGroup): string {
  return {
    personal: t('web.continuity.group.personal'),
    lokaler: t('web.continuity.group.lokaler'),
    it: t('web.continuity.group.it'),
    el: t('web.continuity.group.el'),
    vatten: t('web.continuity.group.vatten'),
    leverantorer: t('web.continuity.group.leverantorer'),
    annat: t('web.continuity.group.annat'),
  }[group];
}
function levelQuestion(level: Preparedness): string {
  return {
    peace: t('web.continuity.ask.peace'),
    heightened: t('web.continuity.ask.heightened'),
    highest: t('web.continuity.ask.highest'),
  }[level];
}

/** The question as it is asked. */
export function questionOf(step: Step, name: string): string {
  switch (step.about) {
    case 'what':
      return t('web.continuity.ask.what');
    case 'away':
      return t('web.continuity.ask.away', { name, time: timeText(step.minutes) });
    case 'tolerable':
      return t('web.continuity.ask.tolerable');
    case 'needs':
      return needQuestion(step.group);
    case 'buffers':
      return t('web.continuity.ask.buffers');
    case 'instead':
      return t('web.continuity.ask.instead', { name });
    case 'level':
      return levelQuestion(step.level);
    case 'summary':
      return t('web.continuity.ask.summary');
  }
}
/** The question in a word or two. */
export function shortOf(step: Step): string {
  switch (step.about) {
    case 'what':
      return t('web.continuity.short.what');
    case 'away':
      return t('web.continuity.after', { time: timeText(step.minutes) });
    case 'tolerable':
      return t('web.continuity.short.tolerable');
    case 'needs':
      return groupWord(step.group);
    case 'buffers':
      return t('web.continuity.short.buffers');
    case 'instead':
      return t('web.continuity.short.instead');
    case 'level':
      return preparednessWord(step.level);
    case 'summary':
      return t('web.continuity.short.summary');
  }
}
