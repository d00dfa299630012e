/**
 * Every address of the application, in one table.
 *
 * Each has a row in the access matrix, an accessibility visit and a translation check; the tests
 * read this table and fail for an address without them. The runner page (`/elev`), the board's
 * event stream and health are served by the server process.
 */
import { index, type RouteConfig, route } from '@remix-run/route-config';

export default [
  // Everyone
  index('routes/start.tsx'),
  route('sign-in', 'routes/access/sign-in.tsx'),
  route('sign-out', 'routes/access/sign-out.ts'),
  route('look', 'routes/access/look.ts'),
  route('help', 'routes/help.tsx'),

  // Register: classes and pupils (administrator)
  route('roster', 'routes/roster/register.tsx'),
  route('roster/school-year', 'routes/roster/school-year.tsx'),
  route('roster/map', 'routes/roster/places.tsx'),
  route('roster/import', 'routes/roster/import.tsx'),
  route('roster/import/:importId', 'routes/roster/import-preview.tsx'),
  route('roster/classes/:classId', 'routes/roster/class-list.tsx'),
  route('roster/classes/:classId/new-pupil', 'routes/roster/new-pupil.tsx'),
  route('roster/classes/:classId/merge', 'routes/roster/merge-pupils.tsx'),

  // A round in a class (teacher, special educator, test leader)
  route('classes/:classId/round', 'routes/administration/round.tsx'),
  route('classes/:classId/sign-cards', 'routes/administration/sign-cards.tsx'),
  route('classes/:classId/adaptations', 'routes/administration/adaptations.tsx'),
  route('sittings/:sittingId', 'routes/administration/board.tsx'),
  route('sittings/:sittingId/projector', 'routes/administration/projector.tsx'),
  route('sittings/:sittingId/board-data', 'routes/administration/board-data.ts'),
  route('classes/:classId/mark/:membershipId', 'routes/administration/mark.ts'),
  route('saved-answers', 'routes/administration/saved-answers.tsx'),

  // Practice in marking (teacher, special educator, test leader)
  route('training', 'routes/administration/training.tsx'),
  route('training/:taskId', 'routes/administration/training-task.tsx'),

  // What it means for a class and a pupil (teacher, special educator)
  route('classes/:classId', 'routes/support/class-page.tsx'),
  route('classes/:classId/pupils/:pupilId', 'routes/support/pupil-page.tsx'),
  route('classes/:classId/pupils/:pupilId/case', 'routes/support/case.tsx'),
  route('classes/:classId/pupils/:pupilId/progress', 'routes/support/progress.tsx'),
  route('cases', 'routes/support/cases.tsx'),
  route('classes/:classId/support', 'routes/support/class-support.tsx'),
  route('week', 'routes/support/week.tsx'),
  route('methods', 'routes/support/methods.tsx'),

  // Paper and the pupil's way (teacher, special educator); the words of letters (administrator)
  route('plans/list', 'routes/support/meeting-list.tsx'),
  route('classes/:classId/letters', 'routes/support/letters.tsx'),
  route('classes/:classId/pupils/:pupilId/letter/data', 'routes/support/letter-data.ts'),
  route('classes/:classId/pupils/:pupilId/letter', 'routes/support/letter.tsx'),
  route('classes/:classId/pupils/:pupilId/timeline', 'routes/support/timeline.tsx'),
  route('classes/:classId/pupils/:pupilId/hand-over', 'routes/support/hand-over.tsx'),
  route('classes/:classId/pupils/:pupilId/health', 'routes/support/health.tsx'),
  route('letter-template', 'routes/support/letter-template.tsx'),

  // Across classes (special educator)
  route('overview', 'routes/support/overview.tsx'),
  route('overview/file', 'routes/support/overview-file.ts'),
  route('groups', 'routes/support/groups.tsx'),
  route('plans/new', 'routes/support/new-plan.tsx'),
  route('plans/:planId/change', 'routes/support/change-plan.tsx'),

  // Follow-up (principal, head of education)
  route('follow-up', 'routes/outcomes/follow-up.tsx'),
  route('follow-up/file', 'routes/outcomes/follow-up-file.ts'),
  route('follow-up/effect', 'routes/outcomes/effect.tsx'),
  route('follow-up/years', 'routes/outcomes/years.tsx'),
  route('quality-report', 'routes/outcomes/quality-report.tsx'),
  route('quality-report/excel', 'routes/outcomes/quality-report-excel.ts'),

  // Learning and introduction (all but test leaders; each part to whose it is)
  route('learning', 'routes/learning/hub.tsx'),
  route('learning/retrospectives', 'routes/learning/retrospectives.tsx'),
  route('learning/dialogue', 'routes/learning/dialogue.tsx'),
  route('learning/ideas', 'routes/learning/ideas.tsx'),
  route('learning/introduction', 'routes/learning/introduction.tsx'),
  route('learning/readiness', 'routes/learning/readiness.tsx'),
  route('learning/adoption', 'routes/learning/adoption.tsx'),
  route('learning/conditions', 'routes/learning/conditions.tsx'),
  route('learning/help', 'routes/learning/help-answers.tsx'),

  // Benefit: the register, freed time, costs (principal, head of education)
  route('benefits', 'routes/benefit/benefits.tsx'),
  route('benefits/file', 'routes/benefit/benefits-file.ts'),
  route('benefits/agenda', 'routes/benefit/agenda.tsx'),
  route('benefits/:benefitId', 'routes/benefit/benefit.tsx'),
  route('freed-hours', 'routes/benefit/freed-hours.tsx'),
  route('freed-hours/file', 'routes/benefit/freed-hours-file.ts'),
  route('cost-sheet', 'routes/benefit/cost-sheet.tsx'),
  route('cost-sheet/file', 'routes/benefit/cost-sheet-file.ts'),

  // Good examples: method cards of the schools (all staff but test leaders)
  route('examples', 'routes/outcomes/examples.tsx'),
  route('examples/:exampleId', 'routes/outcomes/example.tsx'),

  // Own figures beside others like oneself (principal, head of education)
  route('benchmark', 'routes/outcomes/benchmark.tsx'),

  // Packages between installations (head of education, administrator)
  route('packages', 'routes/outcomes/packages.tsx'),
  route('packages/file', 'routes/outcomes/package-file.ts'),
  route('packages/:importId', 'routes/outcomes/package.tsx'),

  // Open data: the switch (head of education), and what is public (everyone, while it is on)
  route('open-data', 'routes/outcomes/open-data.tsx'),
  route('open-data/file', 'routes/outcomes/open-data-file.ts'),
  route('open-data/dictionary', 'routes/outcomes/open-data-dictionary.ts'),
  route('public/:municipalityCode', 'routes/outcomes/public-page.tsx'),
  route('public/:municipalityCode/file', 'routes/outcomes/public-file.ts'),
  route('public/:municipalityCode/dictionary', 'routes/outcomes/public-dictionary.ts'),

  // Goals, schools' plans and the year wheel (staff of schools; head of education and principal write)
  route('goals', 'routes/outcomes/goals.tsx'),
  route('school-plan', 'routes/outcomes/school-plan.tsx'),
  route('year-wheel', 'routes/outcomes/year-wheel.tsx'),
  route('school-setup', 'routes/outcomes/school-setup.tsx'),

  // Instruments: what is asked and how (all staff); review of items (special educator, administrator)
  route('instruments', 'routes/instruments/instruments.tsx'),
  route('instruments/review-export', 'routes/instruments/item-review-export.ts'),
  route('instruments/:taskId', 'routes/instruments/task.tsx'),

  // Cut policies: limits, versions, approval (special educator, principal, head of education, administrator)
  route('policies', 'routes/policies/policies.tsx'),
  route('policies/:policyId/:version', 'routes/policies/policy.tsx'),
  route('policies/:policyId/:version/new', 'routes/policies/new-policy.tsx'),
  route('policies/:policyId/:version/windows/:windowId', 'routes/policies/policy-window.tsx'),

  // Outcomes held against the levels (special educator, head of education); bringing them (special educator)
  route('validation', 'routes/validation/validation.tsx'),
  route('validation/export', 'routes/validation/export.ts'),
  route('validation/measures', 'routes/validation/measures.tsx'),
  route('validation/measures/:measureId', 'routes/validation/measure.tsx'),
  route('validation/measures/:measureId/classes/:classId', 'routes/validation/outcome-class.tsx'),
  route('validation/imports/:importId', 'routes/validation/outcome-import.tsx'),

  // Judging a window again: progress and what it changed (adults with results or counts to see)
  route('rescorings', 'routes/rescorings/rescorings.tsx'),
  route('rescorings/:rescoringId', 'routes/rescorings/rescoring.tsx'),

  // Calibrations of task forms (special educator, administrator)
  route('calibrations', 'routes/calibrations/calibrations.tsx'),
  route('calibrations/:calibrationId', 'routes/calibrations/calibration.tsx'),

  // Voices: recorded prompts (administrator; special educator and teacher record)
  route('voices', 'routes/instruments/voices.tsx'),
  route('voices/import', 'routes/instruments/voice-import.tsx'),
  route('voices/:voiceId', 'routes/instruments/voice.tsx'),
  route('voices/:voiceId/package', 'routes/instruments/voice-package.ts'),
  route('media/voice/:municipalityId/:hash', 'routes/instruments/voice-sound.ts'),

  // Running the installation (administrator)
  route('operations', 'routes/operations.tsx'),
  route('operations/set-aside', 'routes/operations/set-aside.tsx'),
  route('operations/set-aside/:keptId', 'routes/operations/set-aside-group.tsx'),

  // Devices: signed requests, no cookies
  route('api/device/pair', 'routes/device/pair.ts'),
  route('api/device/heartbeat', 'routes/device/heartbeat.ts'),
  route('api/device/sign', 'routes/device/sign.ts'),
  route('api/device/events', 'routes/device/events.ts'),

  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
