// How far an analysis has come, in one breath and heading by heading; and where each thing that is missing is put right.
import type { ProblemPlace } from '../../kernel/problem';
import { listText, t } from '../../platform/i18n';
import { areas, aspects, type Analysis, type AnalysisView } from './types';

/** The headings of the law, in its order. */
export const headings = [
  'area_text',
  'method_text',
  'services_text',
  'dependencies_text',
  'risks_text',
  'shortcomings_text',
  'needs_text',
] as const;
export type Heading = (typeof headings)[number];
export const written = [...headings, 'conditions_considered', 'conditions_words'] as const;

export const isFilled = (text: string | null | undefined): boolean => Boolean(text?.trim());
export const filledHeadings = (analysis: Analysis): number =>
  headings.filter((name) => isFilled(analysis[name])).length;
/** Said to be considered and how, or said not to be. */
export function areConditionsAnswered(analysis: Analysis): boolean {
  const { conditions_considered: said } = analysis;
  return said !== undefined && said !== null && (!said || isFilled(analysis.conditions_words));
}
export const allAspects = areas.length * aspects.length;

export interface Part {
  id: string;
  title: string;
  isDone: boolean;
  /** How much of it there is. */
  note?: string;
}
/** The parts of the page, for the margin. */
export function partsOf(view: AnalysisView, title: (heading: Heading) => string): Part[] {
  const { analysis } = view;
  return [
    ...headings.map((name) => ({ id: name, title: title(name), isDone: isFilled(analysis[name]) })),
    {
      id: 'forutsattningar',
      title: t('web.risk.conditions'),
      isDone: areConditionsAnswered(analysis),
    },
    {
      id: 'formaga',
      title: t('risk.capabilities'),
      isDone: view.capabilities.length > 0,
      note: t('web.risk.of', { part: view.capabilities.length, whole: allAspects }),
    },
    {
      id: 'risker',
      title: t('risk.risks'),
      isDone: view.risks > 0 && view.waiting === 0,
      note: view.waiting > 0 ? t('web.risk.waiting_short', { count: view.waiting }) : String(view.risks),
    },
  ];
}

/** The sentence that the page opens with. */
export function analysisAnswer(view: AnalysisView): string {
  const { analysis } = view;
  if (analysis.state === 'approved') {
    return analysis.confirmed_on && analysis.confirmed_on !== analysis.approved_on
      ? t('web.risk.answer.confirmed', { by: analysis.approved_by ?? '–', day: analysis.confirmed_on })
      : t('web.risk.answer.approved', { by: analysis.approved_by ?? '–', day: analysis.approved_on ?? '–' });
  }
  if (analysis.state === 'handed_in') {
    return t('web.risk.answer.handed_in', { day: analysis.handed_in_on ?? '–' });
  }
  const left = [
    view.waiting > 0 ? t('web.risk.answer.waiting', { count: view.waiting }) : '',
    view.capabilities.length === 0 ? t('web.risk.answer.capability') : '',
    areConditionsAnswered(analysis) ? '' : t('web.risk.answer.conditions'),
  ].filter(Boolean);
  const filled = t('web.risk.answer.headings', {
    filled: String(filledHeadings(analysis)),
    whole: String(headings.length),
  });
  return left.length === 0
    ? t('web.risk.answer.ready', { headings: filled })
    : t('web.risk.answer.left', { headings: filled, left: listText(left) });
}

export interface Missing {
  detail: string;
  to: string;
  search?: Record<string, string>;
  hash?: string;
}
/** Where something that is missing is put right: a risk, a part of the page, or an answer about taking part. */
export function placeOfMissing(place: ProblemPlace, analysis: Analysis): Missing {
  const [, what, id] = place.pointer.split('/');
  const here = `/analyser/${analysis.id}`;
  switch (what) {
    case 'risks':
      return { detail: place.detail, to: `/risker/${id ?? ''}` };
    case 'capabilities':
      return { detail: place.detail, to: here, hash: 'formaga' };
    case 'participation':
      return {
        detail: place.detail,
        to: `/riskanalyser/${analysis.round}`,
        search: { visa: 'deltagare' },
        ...(id ? { hash: `p-${id}` } : {}),
      };
    default:
      return { detail: place.detail, to: here, hash: 'forutsattningar' };
  }
}
