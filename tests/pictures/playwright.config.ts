/** Pictures for people to look at, taken when they are asked for; `npm test` takes none. */
import { defineConfig } from '@playwright/test';
import journeys from '../../playwright.config';

export default defineConfig({
  ...journeys,
  testDir: '.',
  testMatch: '*.picture.ts',
  outputDir: '../../test-results',
});
