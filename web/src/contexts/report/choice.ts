// What is asked for when a report is fetched, and the address that gives it.
export const formats = ['pdf', 'docx', 'xlsx', 'text', 'pdf-a1b'] as const;
export type Format = (typeof formats)[number];

export interface Choice {
  round: string;
  unit: string;
  format: Format;
  language: 'sv' | 'en';
}

/** The path below the interface's base; a report of the whole town names no unit. */
export function pathOf({ round, unit, format, language }: Choice): string {
  const words = new URLSearchParams({ format, language });
  if (unit) {
    words.set('unit', unit);
  }
  return `/follow-up-rounds/${round}/report?${words.toString()}`;
}

export function formatOf(text: string | undefined): Format {
  return formats.find((one) => one === text) ?? 'pdf';
}
