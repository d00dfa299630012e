/** Builds the runner: one static page with hashed assets, served apart from the adults' site. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, defineConfig, type Plugin } from 'vite';

const MOST_GZIPPED_BYTES = 90 * 1024;
const MOST_WORKER_BYTES = 3 * 1024;
const BASE = '/runner/';
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const alias = { '~': here('./app') };
const outDir = here('./build/runner');
const inKb = (bytes: number) => (bytes / 1024).toFixed(1);

/**
 * Prints the gzipped size of the JavaScript, and refuses a build in which what a pupil's device
 * fetches has grown past its limit. The markers' screens and the adults' trial come on demand.
 */
function measureSize(): Plugin {
  return {
    name: 'measure-runner-size',
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const first = new Set(
        chunks.flatMap((file) => (file.isEntry ? [file.fileName, ...file.imports] : [])),
      );
      const add = (sum: number, file: { code: string }) => sum + gzipSync(file.code).length;
      const total = chunks.filter(({ fileName }) => first.has(fileName)).reduce(add, 0);
      const later = chunks.filter(({ fileName }) => !first.has(fileName)).reduce(add, 0);
      this.info(`JavaScript ${inKb(total)} kB gzipped, at most 90; on demand ${inKb(later)} kB`);
      if (total > MOST_GZIPPED_BYTES) this.error('The runner has grown past 90 kB gzipped');
    },
  };
}

/** The page is named by its hash; an older font format is never asked for. */
const isOfShell = (fileName: string) => !/(\.html|\.woff)$/.test(fileName);

/** Builds the offline worker, which names every file of the version it belongs to. */
function buildOfflineWorker(): Plugin {
  return {
    name: 'build-offline-worker',
    async writeBundle(_options, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') return this.error('The runner has no page');
      const files = Object.keys(bundle).filter(isOfShell).sort();
      const result = await build({
        configFile: false,
        logLevel: 'error',
        publicDir: false,
        resolve: { alias },
        define: {
          SHELL_FILES: JSON.stringify(files.map((file) => BASE + file)),
          PAGE_SHA256: JSON.stringify(createHash('sha256').update(page.source).digest('hex')),
        },
        build: {
          outDir,
          emptyOutDir: false,
          target: 'es2020',
          modulePreload: false,
          lib: {
            entry: here('./app/administration/runner/offline-worker.client.ts'),
            formats: ['iife'],
            name: 'offlineWorker',
            fileName: () => 'offline-worker.js',
          },
        },
      });
      const [built] = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
      const bytes = built?.type === 'chunk' ? gzipSync(built.code).length : Number.NaN;
      this.info(`Offline worker ${inKb(bytes)} kB gzipped, at most 3`);
      if (!(bytes <= MOST_WORKER_BYTES)) this.error('The offline worker has grown past 3 kB');
    },
  };
}

export default defineConfig({
  root: here('./app/administration/runner'),
  base: BASE,
  publicDir: false,
  resolve: { alias },
  esbuild: { jsx: 'automatic' },
  plugins: [measureSize(), buildOfflineWorker()],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2020',
    // Data addresses are not allowed by the page's security policy: every asset is a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
