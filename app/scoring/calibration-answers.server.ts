/** The answers a form is calibrated from: of each pupil the first attempt that counts. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { SystemViewer } from '~/access/viewer.server';
import { listAdaptedTasks } from '~/administration/accommodations';
import { getBattery } from '~/instruments/batteries';
import { NOT_REACHED } from '~/psychometrics/response-matrix';
import { type CalibratableForm, listGuessing } from '~/scoring/calibratable-forms';
import type { FormAnswers } from '~/scoring/form-calibration';
import { requireSystem } from '~/scoring/score-attempts.server';

type Row = {
  swedishSubject: string;
  ageMonths: number | null;
  /** Whether each answered item was right, by item id. */
  answers: Record<string, boolean>;
  held: { taskId: string | null; kind: string }[];
};

/**
 * Answers of every pupil who did the form whole or until its stop rule, in a window of that kind. Left out:
 * attempts set aside or not interpretable, those on paper or of a second adult, pupils who did the task in
 * another way, and invented pupils in a municipality that is not invented. No names, no ids.
 * @throws 403 for anyone but the system.
 */
export async function readFormAnswers(
  db: ScopedDb<SystemViewer>,
  form: CalibratableForm,
): Promise<FormAnswers> {
  requireSystem(db);
  const battery = getBattery(form.batteryId, form.batteryVersion);
  const items = listGuessing(battery, form);
  const rows = (await listRows(db, form)).filter(
    ({ held }) => !listAdaptedTasks(battery, held).includes(form.taskId),
  );
  const cells = new Uint8Array(rows.length * items.length).fill(NOT_REACHED);
  rows.forEach(({ answers }, person) => {
    items.forEach(({ item }, at) => {
      const isRight = answers[item];
      if (isRight !== undefined) cells[person * items.length + at] = isRight ? 1 : 0;
    });
  });
  const ages = rows.flatMap(({ ageMonths }) => ageMonths ?? []).sort((one, other) => one - other);
  const middle = ages[Math.floor(ages.length / 2)] ?? 0;
  return {
    matrix: { items: items.map(({ item }) => item), ids: null, persons: rows.length, cells },
    guessing: items.map(({ guessing }) => guessing),
    groups: {
      'swedish-as-second-language': rows.map(({ swedishSubject }) => swedishSubject === 'sva'),
      younger: rows.map(({ ageMonths }) => (ageMonths === null ? null : ageMonths < middle)),
    },
  };
}

function listRows(db: ScopedDb, form: CalibratableForm): Promise<Row[]> {
  return db.transaction.$queryRaw<Row[]>`
    SELECT DISTINCT ON (m."pupilId") a."swedishSubject", a."ageMonths",
      (SELECT coalesce(jsonb_object_agg(i->>'itemId', i->'right'), '{}')
        FROM jsonb_array_elements(t."score"->'items') i) AS "answers",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('taskId', h."taskId", 'kind', h."kind")), '[]')
        FROM "Accommodation" h WHERE h."municipalityId" = a."municipalityId"
          AND h."roundId" = a."roundId" AND h."membershipId" = a."membershipId"
          AND h."endedAt" IS NULL) AS "held"
    FROM "Attempt" a
    JOIN "Municipality" u ON u."id" = a."municipalityId"
    JOIN "ClassMembership" m ON m."municipalityId" = a."municipalityId" AND m."id" = a."membershipId"
    JOIN "Round" r ON r."municipalityId" = a."municipalityId" AND r."id" = a."roundId"
    JOIN "ScreeningWindow" w ON w."municipalityId" = r."municipalityId" AND w."id" = r."windowId"
    JOIN LATERAL (
      SELECT s."score", s."interpretable" FROM "TaskScore" s
      WHERE s."municipalityId" = a."municipalityId" AND s."attemptId" = a."id"
      ORDER BY s."createdAt" DESC, s."id" DESC LIMIT 1
    ) t ON t."interpretable" AND t."score"->>'state' = 'done'
    WHERE a."municipalityId" = ${db.municipalityId}::uuid
      AND a."batteryId" = ${form.batteryId} AND a."batteryVersion" = ${form.batteryVersion}
      AND a."taskId" = ${form.taskId} AND a."formId" = ${form.formId}
      AND w."kind" = ${form.windowKind} AND a."invalidatedAt" IS NULL
      AND a."probeId" IS NULL
      AND NOT a."secondMarker" AND NOT a."onPaper" AND (u."synthetic" OR NOT a."synthetic")
    ORDER BY m."pupilId", a."receivedAt", a."id"`;
}
