/** The program of the calibration thread: takes the work it was started with, answers once. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CalibrationWork } from '~/scoring/calibration-thread.server';
import { calibrateForm } from '~/scoring/form-calibration';

const { answers, model, anchor } = workerData as CalibrationWork;
parentPort?.postMessage(calibrateForm(answers, model, anchor));
