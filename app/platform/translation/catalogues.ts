/** The catalogues of both languages. English must have every key of Swedish: the types say so. */
import accessEn from './en/access.json';
import administrationEn from './en/administration.json';
import benefitEn from './en/benefit.json';
import calibrationEn from './en/calibration.json';
import casesEn from './en/cases.json';
import commonEn from './en/common.json';
import deskEn from './en/desk.json';
import examplesEn from './en/examples.json';
import goalsEn from './en/goals.json';
import healthEn from './en/health.json';
import helpEn from './en/help.json';
import importEn from './en/import.json';
import instrumentsEn from './en/instruments.json';
import leadersEn from './en/leaders.json';
import learningEn from './en/learning.json';
import operationsEn from './en/operations.json';
import outcomesEn from './en/outcomes.json';
import paperEn from './en/paper.json';
import plansEn from './en/plans.json';
import policiesEn from './en/policies.json';
import progressEn from './en/progress.json';
import reportsEn from './en/reports.json';
import rescoringEn from './en/rescoring.json';
import resultsEn from './en/results.json';
import rosterEn from './en/roster.json';
import setupEn from './en/setup.json';
import supportEn from './en/support.json';
import validationEn from './en/validation.json';
import voicesEn from './en/voices.json';
import accessSv from './sv/access.json';
import administrationSv from './sv/administration.json';
import benefitSv from './sv/benefit.json';
import calibrationSv from './sv/calibration.json';
import casesSv from './sv/cases.json';
import commonSv from './sv/common.json';
import deskSv from './sv/desk.json';
import examplesSv from './sv/examples.json';
import goalsSv from './sv/goals.json';
import healthSv from './sv/health.json';
import helpSv from './sv/help.json';
import importSv from './sv/import.json';
import instrumentsSv from './sv/instruments.json';
import leadersSv from './sv/leaders.json';
import learningSv from './sv/learning.json';
import operationsSv from './sv/operations.json';
import outcomesSv from './sv/outcomes.json';
import paperSv from './sv/paper.json';
import plansSv from './sv/plans.json';
import policiesSv from './sv/policies.json';
import progressSv from './sv/progress.json';
import reportsSv from './sv/reports.json';
import rescoringSv from './sv/rescoring.json';
import resultsSv from './sv/results.json';
import rosterSv from './sv/roster.json';
import setupSv from './sv/setup.json';
import supportSv from './sv/support.json';
import validationSv from './sv/validation.json';
import voicesSv from './sv/voices.json';

const swedish = {
  access: accessSv,
  administration: administrationSv,
  benefit: benefitSv,
  cases: casesSv,
  calibration: calibrationSv,
  common: commonSv,
  examples: examplesSv,
  goals: goalsSv,
  desk: deskSv,
  health: healthSv,
  help: helpSv,
  import: importSv,
  instruments: instrumentsSv,
  leaders: leadersSv,
  learning: learningSv,
  operations: operationsSv,
  outcomes: outcomesSv,
  plans: plansSv,
  paper: paperSv,
  policies: policiesSv,
  progress: progressSv,
  reports: reportsSv,
  rescoring: rescoringSv,
  results: resultsSv,
  roster: rosterSv,
  setup: setupSv,
  support: supportSv,
  validation: validationSv,
  voices: voicesSv,
};

export type Catalogue = typeof swedish;

const english: Catalogue = {
  access: accessEn,
  administration: administrationEn,
  benefit: benefitEn,
  cases: casesEn,
  calibration: calibrationEn,
  common: commonEn,
  examples: examplesEn,
  goals: goalsEn,
  desk: deskEn,
  health: healthEn,
  help: helpEn,
  import: importEn,
  instruments: instrumentsEn,
  leaders: leadersEn,
  learning: learningEn,
  operations: operationsEn,
  outcomes: outcomesEn,
  plans: plansEn,
  paper: paperEn,
  policies: policiesEn,
  progress: progressEn,
  reports: reportsEn,
  rescoring: rescoringEn,
  results: resultsEn,
  roster: rosterEn,
  setup: setupEn,
  support: supportEn,
  validation: validationEn,
  voices: voicesEn,
};

export type Locale = 'sv' | 'en';

export const CATALOGUES: Record<Locale, Catalogue> = { sv: swedish, en: english };
