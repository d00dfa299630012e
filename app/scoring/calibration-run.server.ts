/** The job that calibrates a form: read in one transaction, worked out in a thread, written in another. */
import { inScope } from '~/access/in-scope.server';
import type { SystemViewer } from '~/access/viewer.server';
import { readFormAnswers } from '~/scoring/calibration-answers.server';
import {
  beginCalibration,
  finishCalibration,
  getAnchorItems,
} from '~/scoring/calibration-store.server';
import { calibrateInThread } from '~/scoring/calibration-thread.server';

/** One that is finished is left alone; one that a dead process began is begun anew. @throws 404 when it is not here. */
export async function runCalibration(viewer: SystemViewer, calibrationId: string): Promise<void> {
  const work = await inScope(viewer, async (db) => {
    const asked = await beginCalibration(db, calibrationId);
    if (!asked) return null;
    const answers = await readFormAnswers(db, asked);
    const anchor = asked.anchorId ? await getAnchorItems(db, asked.anchorId) : null;
    return { answers, model: asked.model, anchor };
  });
  if (!work) return;
  const outcome = await calibrateInThread(work);
  await inScope(viewer, (db) =>
    finishCalibration(db, calibrationId, work.answers.matrix.persons, outcome),
  );
}
