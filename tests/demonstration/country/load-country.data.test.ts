import { describe, expect, it } from 'vitest';
import { loadCountry } from '~/demonstration/country/load-country.server';
import { getClient } from '~/platform/database/client.server';
import { useTestDatabase } from '../../support/database';

useTestDatabase();

const CHOICE = {
  share: 0.002,
  seed: 7,
  at: new Date('2026-11-23T09:00:00Z'),
  mode: 'demo',
  playedYears: 30,
};

describe('loading the synthetic country', () => {
  it('loads', async () => {
    const began = performance.now();
    const loaded = await loadCountry(process.env.DATABASE_URL ?? '', CHOICE, console.log);
    console.log(loaded, performance.now() - began);
    expect(loaded.ok).toBe(true);
  });
});
