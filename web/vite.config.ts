import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { said } from './tools/keys.mjs';

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

/** Of the texts that the server reads too, what the web may say. */
function ownTexts(): Plugin {
  return {
    name: 'own-texts',
    enforce: 'pre',
    transform(code, id) {
      return /\/texts\/(?:sv|en)\.json$/.test(id)
        ? { code: JSON.stringify(said(JSON.parse(code))), map: null }
        : null;
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
  build: { target: 'es2022', sourcemap: false, reportCompressedSize: true, assetsInlineLimit: 0 },
  server: { fs: { allow: ['..'] }, proxy: { '/varn': process.env.VARN_SERVER ?? 'http://127.0.0.1:8080' } },
  test: { include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'], environment: 'node' },
} as Parameters<typeof defineConfig>[0]);
