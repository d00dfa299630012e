/**
 * Ability and calibration: EAP against @bdelab/jscat on the same patterns in the same run, and how long
 * calibration takes at three sizes, both in seconds of processor.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeEapEstimator } from '~/psychometrics/ability-eap';
import { calibrateMarginal } from '~/psychometrics/calibrate-marginal';
import { simulateMatrix } from '../psychometrics/matrices';
import { processorSeconds } from './processor-time';

type Row = { figure: string; value: string; against: string };

interface JsCat {
  Cat: new (
    options: object,
  ) => {
    updateAbilityEstimate: (items: object[], answers: (0 | 1)[]) => void;
    theta: number;
  };
}

const JSCAT_PATTERNS = 40;
const INSTALL_LIMIT_MS = 120_000;

export function measureEstimation(): Row[] {
  return [measureEap(), ...measureCalibration()];
}

const makeItems = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    a: 0.7 + (at % 5) * 0.3,
    b: (4 * at) / count - 2,
    c: 0,
    d: 1,
  }));

function measureEap(): Row {
  const items = makeItems(40);
  const { cells, persons } = simulateMatrix(2000, items, 1);
  const estimate = makeEapEstimator(items);
  for (let person = 0; person < persons; person += 1) estimate(cells, person * 40);
  const seconds = processorSeconds(() => {
    for (let person = 0; person < persons; person += 1) estimate(cells, person * 40);
  });
  const ownMs = (1000 * seconds) / persons;
  const row = {
    figure: 'EAP of a 40-item pattern, 121 nodes',
    value: `${(ownMs * 1000).toFixed(1)} µs`,
  };
  const folder = mkdtempSync(join(tmpdir(), 'lasfyr-bench-'));
  try {
    const jscat = installJsCat(folder);
    if (typeof jscat === 'string') return { ...row, against: `@bdelab/jscat left out: ${jscat}` };
    let [difference, theirMs] = [0, 0];
    for (let person = 0; person < JSCAT_PATTERNS; person += 1) {
      const answers = [...cells.subarray(person * 40, person * 40 + 40)] as (0 | 1)[];
      const cat = new jscat.Cat({ method: 'EAP', minTheta: -6, maxTheta: 6 });
      theirMs +=
        (1000 * processorSeconds(() => cat.updateAbilityEstimate(items, answers))) / JSCAT_PATTERNS;
      const own = estimate(cells, person * 40)?.theta ?? Number.NaN;
      difference = Math.max(difference, Math.abs(cat.theta - own));
    }
    const ratio = `${Math.round(theirMs / ownMs)} times faster than @bdelab/jscat`;
    return {
      ...row,
      against: `${ratio}, estimates differ by ${difference.toExponential(0)}; aim 300`,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Into a folder of its own; its optimiser, which EAP does not use, from the registry instead of GitHub. */
function installJsCat(folder: string): JsCat | string {
  const wanted = {
    private: true,
    dependencies: { '@bdelab/jscat': '5.2.3' },
    overrides: { 'optimization-js': 'npm:optimization-js@latest' },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(wanted));
  try {
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'ignore',
      timeout: INSTALL_LIMIT_MS,
    });
    return createRequire(join(folder, 'package.json'))('@bdelab/jscat') as JsCat;
  } catch (error) {
    return `it cannot be had here (${(error as Error).message.split('\n')[0]})`;
  }
}

function measureCalibration(): Row[] {
  const items = makeItems(52);
  // Code that has run once is compiled.
  calibrateMarginal(simulateMatrix(581, items, 3), '2pl');
  const seconds = [581, 2324, 9296].map((persons) => {
    const matrix = simulateMatrix(persons, items, 2);
    return { persons, time: processorSeconds(() => calibrateMarginal(matrix, '2pl')) };
  });
  return seconds.map(({ persons, time }, at) => {
    const before = seconds[at - 1];
    const against = before
      ? `${(time / before.time).toFixed(1)} times the time for ${(persons / before.persons).toFixed(0)} times the persons`
      : 'aim 2 s';
    return {
      figure: `calibration, ${persons} x 52, 2PL marginal ML`,
      value: `${time.toFixed(2)} s of processor`,
      against,
    };
  });
}
