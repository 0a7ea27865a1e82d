/* Written by `npm run api` from api/openapi.json. */
export type paths = Record<string, never>;
export type components = Record<string, never>;
