// All Swedish texts as one file of the build: the server's own and the web's.
const files = import.meta.glob<Record<string, string>>(
  [
    '../../../../src/platform/*/texts/sv.json',
    // Said on the command line and in refusals, which the server writes out itself (see tools/keys.mjs).
    '!../../../../src/platform/{config,db,http,json,operations,pack}/texts/sv.json',
    '../../../../src/contexts/*/texts/sv.json',
    '../../../../src/engine/texts/sv.json',
    '../../../../src/app/texts/sv.json',
    '../../texts/sv.json',
  ],
  { eager: true, import: 'default' },
);
export default Object.assign({}, ...Object.values(files)) as Record<string, string>;
