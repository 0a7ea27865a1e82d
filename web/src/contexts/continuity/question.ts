// What is asked of the registers, as the address says it and as the server is asked.

/** The words of the address. Every view of a register is a link that can be saved and sent. */
export const wordsAsked = ['q', 'enhet', 'sektor', 'plan', 'slag', 'leverantor', 'ordning'] as const;
export type WordAsked = (typeof wordsAsked)[number];
export type Wanted = Partial<Record<WordAsked, string | undefined>>;

/** How far a plan has come, as the address and the server say it. */
export const planStates = {
  saknas: 'missing',
  utkast: 'draft',
  ofullstandig: 'incomplete',
  godkand: 'approved',
  'haller-inte': 'not_at_highest',
  oprovad: 'untested',
} as const;
export type PlanWord = keyof typeof planStates;

const ofServices: Partial<Record<WordAsked, string>> = {
  q: 'q',
  enhet: 'unit',
  sektor: 'sector',
  plan: 'plan',
};
const ofResources: Partial<Record<WordAsked, string>> = {
  q: 'q',
  enhet: 'unit',
  slag: 'kind',
  leverantor: 'supplier',
};

function asked(wanted: Wanted, names: Partial<Record<WordAsked, string>>): URLSearchParams {
  const question = new URLSearchParams();
  for (const [word, name] of Object.entries(names)) {
    const value = wanted[word as WordAsked];
    if (value) {
      question.set(name, word === 'plan' ? (planStates[value as PlanWord] ?? value) : value);
    }
  }
  return question;
}
export function servicesAsked(wanted: Wanted): string {
  const question = asked(wanted, ofServices);
  if (wanted.ordning === 'kortast') {
    question.set('order', 'tolerable');
  }
  return question.toString();
}
export const resourcesAsked = (wanted: Wanted) => asked(wanted, ofResources).toString();

/** Whether anything narrows the register down. */
export const isFiltered = (wanted: Wanted, names: readonly WordAsked[]) =>
  names.some((name) => name !== 'ordning' && Boolean(wanted[name]));
