/** Builds the runner: one static page with hashed assets, served apart from the adults' site. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const MOST_GZIPPED_BYTES = 90 * 1024;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

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
      const inKb = (bytes: number) => (bytes / 1024).toFixed(1);
      this.info(`JavaScript ${inKb(total)} kB gzipped, at most 90; on demand ${inKb(later)} kB`);
      if (total > MOST_GZIPPED_BYTES) this.error('The runner has grown past 90 kB gzipped');
    },
  };
}

export default defineConfig({
  root: here('./app/administration/runner'),
  base: '/runner/',
  publicDir: false,
  resolve: { alias: { '~': here('./app') } },
  esbuild: { jsx: 'automatic' },
  plugins: [measureSize()],
  build: {
    outDir: here('./build/runner'),
    emptyOutDir: true,
    target: 'es2020',
    // Data addresses are not allowed by the page's security policy: every asset is a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
