import tsconfigPaths from 'vite-tsconfig-paths';
import { defineConfig } from 'vitest/config';

/** Two projects: pure rules and browser-free code, and data tests on a real PostgreSQL. */
export default defineConfig({
  plugins: [tsconfigPaths()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles: ['tests/support/property-seed.ts'],
          // Stops a test that hangs; says nothing of speed.
          testTimeout: 60_000,
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/**/*.data.test.ts', 'tests/journeys/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'data',
          setupFiles: ['tests/support/property-seed.ts'],
          include: ['tests/**/*.data.test.ts'],
          globalSetup: ['tests/support/database-cluster.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
