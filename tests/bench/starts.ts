/** How long a start takes, and a pupil's last response until its level. */
import { rmSync } from 'node:fs';
import { makeDataFolder, startAppServer } from '../support/app-server';
import type { BenchRow } from './bench-row';
import { measureFinishToLevel } from './finish-to-level';

export async function measureStarts(): Promise<BenchRow[]> {
  const dataDir = makeDataFolder();
  const began = performance.now();
  const env = { LASFYR_DEMONSTRATION: 'small' };
  const first = await startAppServer({ dataDir, env });
  const firstSeconds = (performance.now() - began) / 1000;
  await first.kill();
  const again = performance.now();
  const second = await startAppServer({ dataDir, env });
  const secondSeconds = (performance.now() - again) / 1000;
  const finish = await measureFinishToLevel(second);
  await second.stop();
  rmSync(dataDir, { recursive: true, force: true });
  return [
    {
      figure: 'first start (made database, small demonstration loaded), built',
      value: `${firstSeconds.toFixed(1)} s`,
      against: '',
    },
    {
      figure: 'second start to first page',
      value: `${secondSeconds.toFixed(1)} s`,
      against: `${(secondSeconds / firstSeconds).toFixed(2)} of the first; aim 6 s`,
    },
    {
      figure: 'last response to level on the class page',
      value: `${finish.toFixed(2)} s`,
      against: 'aim 2 s',
    },
  ];
}
