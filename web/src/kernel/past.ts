// The moment of our knowing that the pages are read at: the present, or an earlier one. Every question about what the
// town keeps is then asked as of that moment, and nothing can be changed.

const held: { moment: string | undefined } = { moment: undefined };

/** Reads everything as it was known at an instant (RFC 3339, UTC), or at the present. */
export function holdMoment(moment: string | undefined): void {
  held.moment = moment;
}
/** The instant that pages are read at; nothing for the present. */
export function heldMoment(): string | undefined {
  return held.moment;
}

/**
 * Addresses that have no past of their own, as the description writes them: who is signed in and how, the log (which is
 * its own history), what runs now, the product.
 */
export const ofThePresent: readonly string[] = [
  '/access-explanations',
  '/accounts/{id}/factors',
  '/accounts/{id}/tokens',
  '/api-info',
  '/audit-consistency-proofs',
  '/audit-entries',
  '/audit-head',
  '/audit-heads',
  '/audit-keys',
  '/audit-proofs',
  '/events',
  '/factors',
  '/jobs',
  '/jobs/{id}',
  '/markable-parts',
  '/openapi',
  '/opinion-sections/{id}/moments',
  '/passkeys',
  '/readings',
  '/reckonings',
  '/reckonings/{id}',
  '/session',
  '/sessions',
  '/sign-in-ways',
  '/tokens',
  '/town',
];
const present = ofThePresent.map((one) => new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`));

/** The address as it is asked at the held moment. */
export function askedAt(path: string): string {
  const [plain = path] = path.split('?');
  const isPresent = present.some((one) => one.test(plain));
  if (!held.moment || isPresent) {
    return path;
  }
  return `${path}${path.includes('?') ? '&' : '?'}as_of=${encodeURIComponent(held.moment)}`;
}
