// What a rule says of itself, from the same pages that the repository keeps about it. Fetched when somebody asks.
const pages = import.meta.glob<string>('../../../../docs/rules/RES-*.md', {
  query: '?raw',
  import: 'default',
});

/** The page of a rule; nothing for a rule without one. */
export async function noteOf(rule: string, language: 'sv' | 'en'): Promise<string[]> {
  const page = Object.entries(pages).find(([path]) => path.endsWith(`/${rule}.md`))?.[1];
  return page ? paragraphsOf(await page(), language) : [];
}

/** The paragraphs in one language: the Swedish stand first, the English under a heading of their own. */
export function paragraphsOf(page: string, language: 'sv' | 'en'): string[] {
  const [swedish = '', english = ''] = page.split(/\n## /);
  return (language === 'sv' ? swedish : english)
    .split('\n')
    .slice(1)
    .join('\n')
    .split(/\n{2,}/)
    .map((part) => part.trim().replaceAll('\n', ' '))
    .filter((part) => /^\*\*/.test(part));
}
