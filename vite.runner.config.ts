/** Builds the runner: one static page with hashed assets, served apart from the adults' site. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const MOST_GZIPPED_BYTES = 90 * 1024;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Prints the gzipped size of the JavaScript, and refuses a build that has grown past its limit. */
function measureSize(): Plugin {
  return {
    name: 'measure-runner-size',
    writeBundle(_options, bundle) {
      const sizes = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk' ? [gzipSync(file.code).length] : [],
      );
      const total = sizes.reduce((sum, size) => sum + size, 0);
      this.info(`JavaScript ${(total / 1024).toFixed(1)} kB gzipped, at most 90`);
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
