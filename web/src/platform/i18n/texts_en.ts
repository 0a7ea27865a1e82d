// All English texts as one file of the build: the server's own and the web's.
const files = import.meta.glob<Record<string, string>>(
  [
    '../../../../src/platform/*/texts/en.json',
    // Said on the command line and in refusals, which the server writes out itself (see tools/keys.mjs).
    '!../../../../src/platform/{config,db,http,json,operations,pack}/texts/en.json',
    '../../../../src/contexts/*/texts/en.json',
    '../../../../src/engine/texts/en.json',
    '../../../../src/app/texts/en.json',
    '../../texts/en.json',
  ],
  { eager: true, import: 'default' },
);
export default Object.assign({}, ...Object.values(files)) as Record<string, string>;
