import { defineConfig } from 'vite';
import tsconfigPaths from 'vite-tsconfig-paths';

/** The server process itself: Express, the PostgreSQL watcher, the migrator and the calibration thread. */
export default defineConfig({
  plugins: [tsconfigPaths()],
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'build/process',
    emptyOutDir: true,
    copyPublicDir: false,
    rollupOptions: {
      input: {
        main: 'app/server/main.ts',
        watch: 'app/server/postgres/watch.ts',
        migrate: 'app/server/migrate.ts',
        'calibrate-form': 'app/scoring/calibrate-form-thread.server.ts',
      },
    },
  },
});
