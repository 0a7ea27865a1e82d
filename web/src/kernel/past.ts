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

/** Addresses that have no past of their own: who is signed in, the log (which is its own history), the product. */
export const ofThePresent: readonly string[] = [
  '/api-info',
  '/audit-entries',
  '/audit-head',
  '/events',
  '/openapi',
  '/session',
  '/sessions',
  '/town',
];

/** The address as it is asked at the held moment. */
export function askedAt(path: string): string {
  const [plain = path] = path.split('?');
  const isPresent = ofThePresent.some((one) => plain === one || plain.startsWith(`${one}/`));
  if (!held.moment || isPresent) {
    return path;
  }
  return `${path}${path.includes('?') ? '&' : '?'}as_of=${encodeURIComponent(held.moment)}`;
}
