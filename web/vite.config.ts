import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { partedTexts } from './tools/first_texts.mjs';
import { textFolders } from './tools/keys.mjs';

/** React Aria carries its words in thirty languages; we speak two. */
function twoLanguages(): Plugin {
  const words = /\/react-(?:aria|stately|aria-components)\/.*\/intl\/.*\/([a-z]{2}-[A-Z]{2})\.mjs$/;
  return {
    name: 'two-languages',
    enforce: 'pre',
    load(id) {
      const language = words.exec(id)?.[1];
      return language && language !== 'sv-SE' && language !== 'en-US' ? 'export default {};' : null;
    },
  };
}

/** `virtual:texts/sv/first` is what the first page says in Swedish, `…/rest` all else; both from the server's own files. */
function ownTexts(): Plugin {
  const asked = /^virtual:texts\/(sv|en)\/(first|rest)$/;
  return {
    name: 'own-texts',
    resolveId: (id) => (asked.test(id) ? `\0${id}` : null),
    load(id) {
      const [, language, part] = asked.exec(id.replace(/^\0/, '')) ?? [];
      if (!language || !part) {
        return null;
      }
      for (const folder of textFolders()) {
        this.addWatchFile(`${folder}/${language}.json`);
      }
      const texts = partedTexts(language as 'sv' | 'en')[part as 'first' | 'rest'];
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(texts))});`;
    },
  };
}

/** Gives the service worker the list of built files, so that the shell opens without a network. */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const fixed = readdirSync('public').map((name) => ({
        path: `/${name}`,
        bytes: readFileSync(`public/${name}`),
      }));
      const built = Object.values(bundle).map((file) => ({
        path: `/${file.fileName}`,
        bytes: file.type === 'chunk' ? file.code : file.source,
      }));
      if (!('index.html' in bundle)) {
        this.error(
          'the first page is not among the built files, so the shell would not open without a network',
        );
      }
      const all = [...fixed, ...built].sort((a, b) => (a.path < b.path ? -1 : 1));
      const digest = createHash('sha256');
      for (const file of all) {
        digest.update(file.path).update(file.bytes);
      }
      const paths = all.map((file) => file.path);
      const source = readFileSync('src/platform/shell/service_worker.js', 'utf8')
        .replace('__VERSION__', digest.digest('hex').slice(0, 12))
        .replace('__FILES__', JSON.stringify(paths));
      this.emitFile({ type: 'asset', fileName: 'service_worker.js', source });
    },
  };
}

export default defineConfig({
  plugins: [twoLanguages(), ownTexts(), react(), serviceWorker()],
  build: {
    target: 'es2022',
    sourcemap: false,
    reportCompressedSize: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ facadeModuleId, name }) => {
          const [, language, part] = /virtual:texts\/(sv|en)\/(first|rest)$/.exec(facadeModuleId ?? '') ?? [];
          return `assets/${language ? `texts_${language}_${part}` : name}-[hash].js`;
        },
      },
    },
  },
  server: { fs: { allow: ['..'] }, proxy: { '/varn': process.env.VARN_SERVER ?? 'http://127.0.0.1:8080' } },
  test: { include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'], environment: 'node' },
} as Parameters<typeof defineConfig>[0]);
