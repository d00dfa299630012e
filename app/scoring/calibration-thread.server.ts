/**
 * Runs a form's calibration in a thread of its own, so that pages and devices are answered meanwhile.
 *
 * The thread's program is built beside the server (`build/process/calibrate-form.js`).
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CalibratedItem, CalibrationModel } from '~/psychometrics/calibration';
import type { FormAnswers, FormCalibrationOutcome } from '~/scoring/form-calibration';

/** What the thread is given, by structured clone. */
export interface CalibrationWork {
  answers: FormAnswers;
  model: CalibrationModel;
  anchor: CalibratedItem[] | null;
}

/** Memory the thread may use, in MB: a municipality's answers need a tenth of it. */
const MOST_MEMORY_MB = 512;

function findProgram(): string {
  const beside = fileURLToPath(new URL('../process/calibrate-form.js', import.meta.url));
  const built = join(process.cwd(), 'build', 'process', 'calibrate-form.js');
  const found = [beside, built].find((path) => existsSync(path));
  if (!found) throw new Error('build/process/calibrate-form.js is missing: npm run build');
  return found;
}

/** @throws when the thread dies; the job is then tried again. */
export function calibrateInThread(work: CalibrationWork): Promise<FormCalibrationOutcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(findProgram(), {
      workerData: work,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    worker.once('message', (outcome: FormCalibrationOutcome) => {
      resolve(outcome);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the calibration thread ended without an answer')));
  });
}
