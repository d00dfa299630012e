/** The sentence of every branch, in both languages. Long, because each branch is read as text here and nowhere else. */
import { describe, expect, it } from 'vitest';
import { chanceWords } from '~/scoring/chance-words';
import { explainAssessment } from '~/scoring/explanation';
import { describeTask } from '~/scoring/finding-words';
import { assessLevel } from '~/scoring/level';
import type { LevelInput } from '~/scoring/level-shapes';
import { parseCutPolicy } from '~/scoring/parse-cut-policy';
import { getPolicy } from '~/scoring/policy-shelf';
import type { ResultProblem, TaskResult } from '~/scoring/task-result';
import { broadPolicyData } from './broad-policy';
import { letters, reading, realWords, result } from './task-factory';

const policy = getPolicy('grund-1');
const assess = (results: TaskResult[], more: Partial<LevelInput> = {}) =>
  assessLevel(policy, { window: 'winter', results, ...more });
const failed = (of: TaskResult, problem: ResultProblem): TaskResult => ({ ...of, problem });
const stopped = (of: TaskResult): TaskResult => ({ ...of, stopped: true });

interface Row {
  label: string;
  results: TaskResult[];
  more: Partial<LevelInput>;
  name: string | null;
  sv: string[];
  nextSv: string[];
  en: string[];
  nextEn: string[];
}

/** The whole text, a sentence a line. */
const ROWS: Row[] = [
  {
    label: 'follow-up, stage 1, letters decide',
    results: [letters(11), realWords(18)],
    more: {},
    name: 'Ada',
    sv: [
      'Ada behöver följas upp i bokstavsljud: rätt bokstav för 11 av 24 ljud, ungefär 2-11 kända; uppföljningsgränsen i vinterfönstret är 18 av 24 bokstäver.',
      'Mer än 9 chanser på 10 att resultatet ligger under gränsen.',
      'Troligen under gränsen även i avkodning: rätt svar för 18 av 32 ord, utan lyckträffar ungefär 1-13 av 32 säkra; uppföljningsgränsen i vinterfönstret är en tredjedel av orden.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
    ],
    nextSv: ['Nästa steg: specialpedagogen tar ställning; läraren kan börja med stöd redan nu.'],
    en: [
      'Ada needs follow-up in letter sounds: the right letter for 11 of 24 sounds, about 2-11 known; the follow-up limit in the winter window is 18 of 24 letters.',
      'More than 9 chances in 10 that the result is below the limit.',
      'Probably below the limit in decoding as well: the right answer for 18 of 32 words, about 1-13 of 32 sure, lucky answers taken away; the follow-up limit in the winter window is a third of the words.',
      'The limit rests on the content of the task and is not normed.',
    ],
    nextEn: ['Next step: the special educator decides; the teacher can begin support already now.'],
  },
  {
    label: 'follow-up, stage 1, decoding decides',
    results: [letters(17), realWords(16)],
    more: {},
    name: 'Ada',
    sv: [
      'Ada behöver följas upp i avkodning: rätt svar för 16 av 32 ord, utan lyckträffar ungefär 0-11 av 32 säkra; uppföljningsgränsen i vinterfönstret är en tredjedel av orden.',
      'Mer än 9 chanser på 10 att resultatet ligger under gränsen.',
      'Ada har inte visat avkodning i uppgiften än.',
      'Troligen under gränsen även i bokstavsljud: rätt bokstav för 17 av 24 ljud, ungefär 11-18 kända; uppföljningsgränsen i vinterfönstret är 18 av 24 bokstäver.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
    ],
    nextSv: ['Nästa steg: specialpedagogen tar ställning; läraren kan börja med stöd redan nu.'],
    en: [
      'Ada needs follow-up in decoding: the right answer for 16 of 32 words, about 0-11 of 32 sure, lucky answers taken away; the follow-up limit in the winter window is a third of the words.',
      'More than 9 chances in 10 that the result is below the limit.',
      'Ada has not shown decoding in the task yet.',
      'Probably below the limit in letter sounds as well: the right letter for 17 of 24 sounds, about 11-18 known; the follow-up limit in the winter window is 18 of 24 letters.',
      'The limit rests on the content of the task and is not normed.',
    ],
    nextEn: ['Next step: the special educator decides; the teacher can begin support already now.'],
  },
  {
    label: 'follow-up, stage 1, not better than guessing',
    results: [letters(5), realWords(15)],
    more: {},
    name: 'Noor',
    sv: [
      'Noor behöver följas upp i bokstavsljud: rätt bokstav för 5 av 24 ljud, ungefär 0-4 kända; uppföljningsgränsen i vinterfönstret är 18 av 24 bokstäver.',
      'Mer än 9 chanser på 10 att resultatet ligger under gränsen.',
      'Noor har inte visat bokstavsljud i uppgiften än.',
      'Troligen under gränsen även i avkodning: rätt svar för 15 av 32 ord, utan lyckträffar ungefär 0-9 av 32 säkra; uppföljningsgränsen i vinterfönstret är en tredjedel av orden.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
    ],
    nextSv: ['Nästa steg: specialpedagogen tar ställning; läraren kan börja med stöd redan nu.'],
    en: [
      'Noor needs follow-up in letter sounds: the right letter for 5 of 24 sounds, about 0-4 known; the follow-up limit in the winter window is 18 of 24 letters.',
      'More than 9 chances in 10 that the result is below the limit.',
      'Noor has not shown letter sounds in the task yet.',
      'Probably below the limit in decoding as well: the right answer for 15 of 32 words, about 0-9 of 32 sure, lucky answers taken away; the follow-up limit in the winter window is a third of the words.',
      'The limit rests on the content of the task and is not normed.',
    ],
    nextEn: ['Next step: the special educator decides; the teacher can begin support already now.'],
  },
  {
    label: 'follow-up, stage 2, read words decides',
    results: [letters(19), realWords(32), reading(6)],
    more: {},
    name: 'Ada',
    sv: [
      'Ada behöver följas upp i avkodning: 6 ord rätt lästa på 60 sekunder, ungefär 2-12 ord i minuten; uppföljningsgränsen i vinterfönstret är 10 ord i minuten.',
      'Ungefär 9 chanser på 10 att resultatet ligger under gränsen.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
      'Osäkerheten är antagen, inte uppmätt.',
    ],
    nextSv: ['Nästa steg: specialpedagogen tar ställning; läraren kan börja med stöd redan nu.'],
    en: [
      'Ada needs follow-up in decoding: 6 words read right in 60 seconds, about 2-12 words a minute; the follow-up limit in the winter window is 10 words a minute.',
      'About 9 chances in 10 that the result is below the limit.',
      'The limit rests on the content of the task and is not normed.',
      'The uncertainty is assumed, not measured.',
    ],
    nextEn: ['Next step: the special educator decides; the teacher can begin support already now.'],
  },
  {
    label: 'follow-up, stage 2, with the gate below as well',
    results: [letters(24), realWords(10), reading(6)],
    more: {},
    name: 'Ada',
    sv: [
      'Ada behöver följas upp i avkodning: 6 ord rätt lästa på 60 sekunder, ungefär 2-12 ord i minuten; uppföljningsgränsen i vinterfönstret är 10 ord i minuten.',
      'Ungefär 9 chanser på 10 att resultatet ligger under gränsen.',
      'Troligen under gränsen även i en annan uppgift: rätt svar för 10 av 32 ord, utan lyckträffar ungefär 0-6 av 32 säkra; uppföljningsgränsen i vinterfönstret är en tredjedel av orden.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
      'Osäkerheten är antagen, inte uppmätt.',
    ],
    nextSv: ['Nästa steg: specialpedagogen tar ställning; läraren kan börja med stöd redan nu.'],
    en: [
      'Ada needs follow-up in decoding: 6 words read right in 60 seconds, about 2-12 words a minute; the follow-up limit in the winter window is 10 words a minute.',
      'About 9 chances in 10 that the result is below the limit.',
      'Probably below the limit in another task as well: the right answer for 10 of 32 words, about 0-6 of 32 sure, lucky answers taken away; the follow-up limit in the winter window is a third of the words.',
      'The limit rests on the content of the task and is not normed.',
      'The uncertainty is assumed, not measured.',
    ],
    nextEn: ['Next step: the special educator decides; the teacher can begin support already now.'],
  },
  {
    label: 'follow-up, stage 2, stopped by rule',
    results: [letters(19), realWords(32), stopped(reading(0, 20))],
    more: {},
    name: 'Ada',
    sv: [
      'Ada behöver följas upp i avkodning: 0 ord rätt lästa på 60 sekunder (avslutad efter första raden och räknad som hela tiden), ungefär 0-2 ord i minuten; uppföljningsgränsen i vinterfönstret är 10 ord i minuten.',
      'Mer än 9 chanser på 10 att resultatet ligger under gränsen.',
      'Ada har inte visat avkodning i uppgiften än.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
      'Osäkerheten är antagen, inte uppmätt.',
    ],
    nextSv: ['Nästa steg: specialpedagogen tar ställning; läraren kan börja med stöd redan nu.'],
    en: [
      'Ada needs follow-up in decoding: 0 words read right in 60 seconds (ended after the first row and counted as the whole time), about 0-2 words a minute; the follow-up limit in the winter window is 10 words a minute.',
      'More than 9 chances in 10 that the result is below the limit.',
      'Ada has not shown decoding in the task yet.',
      'The limit rests on the content of the task and is not normed.',
      'The uncertainty is assumed, not measured.',
    ],
    nextEn: ['Next step: the special educator decides; the teacher can begin support already now.'],
  },
  {
    label: 'follow-up, stage 2, with a whole-class task missing',
    results: [letters(24), reading(3)],
    more: {},
    name: 'Ada',
    sv: [
      'Ada behöver följas upp i avkodning: 3 ord rätt lästa på 60 sekunder, ungefär 1-8 ord i minuten; uppföljningsgränsen i vinterfönstret är 10 ord i minuten.',
      'Mer än 9 chanser på 10 att resultatet ligger under gränsen.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
      'Osäkerheten är antagen, inte uppmätt.',
      'Uppgiften Riktigt eller påhittat är inte gjord.',
    ],
    nextSv: [
      'Nästa steg: specialpedagogen tar ställning; läraren kan börja med stöd redan nu.',
      'Gör också uppgiften Riktigt eller påhittat vid ett uppsamlingstillfälle.',
    ],
    en: [
      'Ada needs follow-up in decoding: 3 words read right in 60 seconds, about 1-8 words a minute; the follow-up limit in the winter window is 10 words a minute.',
      'More than 9 chances in 10 that the result is below the limit.',
      'The limit rests on the content of the task and is not normed.',
      'The uncertainty is assumed, not measured.',
      'The task Real or made up has not been done.',
    ],
    nextEn: [
      'Next step: the special educator decides; the teacher can begin support already now.',
      'Also do the task Real or made up at a catch-up sitting.',
    ],
  },
  {
    label: 'look again, letters decide, one to one not yet done',
    results: [letters(19), realWords(32)],
    more: {},
    name: 'Ada',
    sv: [
      'Titta igen med Ada i bokstavsljud: rätt bokstav för 19 av 24 ljud, ungefär 14-21 kända; uppföljningsgränsen i vinterfönstret är 18 av 24 bokstäver.',
      'Ungefär 4 chanser på 10 att resultatet ligger under gränsen.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
    ],
    nextSv: [
      'Nästa steg: gör uppgiften Läsa ord en till en inom 10 skoldagar.',
      'Stöd behöver inte vänta.',
    ],
    en: [
      'Look again with Ada at letter sounds: the right letter for 19 of 24 sounds, about 14-21 known; the follow-up limit in the winter window is 18 of 24 letters.',
      'About 4 chances in 10 that the result is below the limit.',
      'The limit rests on the content of the task and is not normed.',
    ],
    nextEn: [
      'Next step: do the task Read words one to one within 10 school days.',
      'Support does not have to wait.',
    ],
  },
  {
    label: 'look again, decoding decides, one to one not yet done',
    results: [letters(24), realWords(20)],
    more: {},
    name: 'Ada',
    sv: [
      'Titta igen med Ada i avkodning: rätt svar för 20 av 32 ord, utan lyckträffar ungefär 1-16 av 32 säkra; uppföljningsgränsen i vinterfönstret är en tredjedel av orden.',
      'Ungefär 7 chanser på 10 att resultatet ligger under gränsen.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
    ],
    nextSv: [
      'Nästa steg: gör uppgiften Läsa ord en till en inom 10 skoldagar.',
      'Stöd behöver inte vänta.',
    ],
    en: [
      'Look again with Ada at decoding: the right answer for 20 of 32 words, about 1-16 of 32 sure, lucky answers taken away; the follow-up limit in the winter window is a third of the words.',
      'About 7 chances in 10 that the result is below the limit.',
      'The limit rests on the content of the task and is not normed.',
    ],
    nextEn: [
      'Next step: do the task Read words one to one within 10 school days.',
      'Support does not have to wait.',
    ],
  },
  {
    label: 'look again, one to one cannot be interpreted',
    results: [letters(24), realWords(20), failed(reading(4), 'void')],
    more: {},
    name: 'Ada',
    sv: [
      'Titta igen med Ada i avkodning: rätt svar för 20 av 32 ord, utan lyckträffar ungefär 1-16 av 32 säkra; uppföljningsgränsen i vinterfönstret är en tredjedel av orden.',
      'Ungefär 7 chanser på 10 att resultatet ligger under gränsen.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
    ],
    nextSv: [
      'Nästa steg: gör uppgiften Läsa ord en till en inom 10 skoldagar.',
      'Stöd behöver inte vänta.',
    ],
    en: [
      'Look again with Ada at decoding: the right answer for 20 of 32 words, about 1-16 of 32 sure, lucky answers taken away; the follow-up limit in the winter window is a third of the words.',
      'About 7 chances in 10 that the result is below the limit.',
      'The limit rests on the content of the task and is not normed.',
    ],
    nextEn: [
      'Next step: do the task Read words one to one within 10 school days.',
      'Support does not have to wait.',
    ],
  },
  {
    label: 'look again, a whole-class task missing',
    results: [letters(10)],
    more: {},
    name: 'Ada',
    sv: [
      'Titta igen med Ada i bokstavsljud: rätt bokstav för 10 av 24 ljud, ungefär 1-9 kända; uppföljningsgränsen i vinterfönstret är 18 av 24 bokstäver.',
      'Mer än 9 chanser på 10 att resultatet ligger under gränsen.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
      'Uppgiften Riktigt eller påhittat är inte gjord.',
    ],
    nextSv: [
      'Nästa steg: gör uppgiften Läsa ord en till en inom 10 skoldagar.',
      'Stöd behöver inte vänta.',
      'Gör också uppgiften Riktigt eller påhittat vid ett uppsamlingstillfälle.',
    ],
    en: [
      'Look again with Ada at letter sounds: the right letter for 10 of 24 sounds, about 1-9 known; the follow-up limit in the winter window is 18 of 24 letters.',
      'More than 9 chances in 10 that the result is below the limit.',
      'The limit rests on the content of the task and is not normed.',
      'The task Real or made up has not been done.',
    ],
    nextEn: [
      'Next step: do the task Read words one to one within 10 school days.',
      'Support does not have to wait.',
      'Also do the task Real or made up at a catch-up sitting.',
    ],
  },
  {
    label: 'look again, a whole-class task uninterpretable',
    results: [letters(10), failed(realWords(16), 'sound-fault')],
    more: {},
    name: 'Ada',
    sv: [
      'Titta igen med Ada i bokstavsljud: rätt bokstav för 10 av 24 ljud, ungefär 1-9 kända; uppföljningsgränsen i vinterfönstret är 18 av 24 bokstäver.',
      'Mer än 9 chanser på 10 att resultatet ligger under gränsen.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
      'Uppgiften Riktigt eller påhittat går inte att tolka (ljudet fungerade inte).',
    ],
    nextSv: [
      'Nästa steg: gör uppgiften Läsa ord en till en inom 10 skoldagar.',
      'Stöd behöver inte vänta.',
      'Gör också uppgiften Riktigt eller påhittat vid ett uppsamlingstillfälle.',
    ],
    en: [
      'Look again with Ada at letter sounds: the right letter for 10 of 24 sounds, about 1-9 known; the follow-up limit in the winter window is 18 of 24 letters.',
      'More than 9 chances in 10 that the result is below the limit.',
      'The limit rests on the content of the task and is not normed.',
      'The task Real or made up cannot be interpreted (the sound did not work).',
    ],
    nextEn: [
      'Next step: do the task Read words one to one within 10 school days.',
      'Support does not have to wait.',
      'Also do the task Real or made up at a catch-up sitting.',
    ],
  },
  {
    label: 'look again, stage 2, the reading is between the bounds',
    results: [letters(19), realWords(32), reading(10)],
    more: {},
    name: 'Ada',
    sv: [
      'Titta igen med Ada i avkodning: 10 ord rätt lästa på 60 sekunder, ungefär 5-18 ord i minuten; uppföljningsgränsen i vinterfönstret är 10 ord i minuten.',
      'Ungefär 5 chanser på 10 att resultatet ligger under gränsen.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
      'Osäkerheten är antagen, inte uppmätt.',
    ],
    nextSv: [
      'Nästa steg: en ny titt med en annan form om 4-6 skolveckor.',
      'Stöd behöver inte vänta.',
    ],
    en: [
      'Look again with Ada at decoding: 10 words read right in 60 seconds, about 5-18 words a minute; the follow-up limit in the winter window is 10 words a minute.',
      'About 5 chances in 10 that the result is below the limit.',
      'The limit rests on the content of the task and is not normed.',
      'The uncertainty is assumed, not measured.',
    ],
    nextEn: [
      'Next step: a new look with another form in 4-6 school weeks.',
      'Support does not have to wait.',
    ],
  },
  {
    label: 'look again, stage 2, a core skill stays below',
    results: [letters(10), realWords(32), reading(30)],
    more: {},
    name: 'Ada',
    sv: [
      'Titta igen med Ada i bokstavsljud: rätt bokstav för 10 av 24 ljud, ungefär 1-9 kända; uppföljningsgränsen i vinterfönstret är 18 av 24 bokstäver.',
      'Mer än 9 chanser på 10 att resultatet ligger under gränsen.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
    ],
    nextSv: [
      'Nästa steg: en ny titt med en annan form om 4-6 skolveckor.',
      'Stöd behöver inte vänta.',
    ],
    en: [
      'Look again with Ada at letter sounds: the right letter for 10 of 24 sounds, about 1-9 known; the follow-up limit in the winter window is 18 of 24 letters.',
      'More than 9 chances in 10 that the result is below the limit.',
      'The limit rests on the content of the task and is not normed.',
    ],
    nextEn: [
      'Next step: a new look with another form in 4-6 school weeks.',
      'Support does not have to wait.',
    ],
  },
  {
    label: 'look again, added by the teacher',
    results: [letters(24), realWords(32)],
    more: { teacherAdded: true },
    name: 'Ada',
    sv: ['Titta igen med Ada.', 'En lärare har lagt till Ada på listan för uppgifter en till en.'],
    nextSv: [
      'Nästa steg: gör uppgiften Läsa ord en till en inom 10 skoldagar.',
      'Stöd behöver inte vänta.',
    ],
    en: ['Look again with Ada.', 'A teacher has put Ada on the list for one-to-one tasks.'],
    nextEn: [
      'Next step: do the task Read words one to one within 10 school days.',
      'Support does not have to wait.',
    ],
  },
  {
    label: 'look again, a whole-class task adapted',
    results: [realWords(32)],
    more: { adaptedTasks: ['letter-sounds'] },
    name: 'Ada',
    sv: [
      'Titta igen med Ada.',
      'Uppgiften Bokstavsljud gjordes på ett anpassat sätt och jämförs inte med gränsen.',
    ],
    nextSv: [
      'Nästa steg: gör uppgiften Läsa ord en till en inom 10 skoldagar.',
      'Stöd behöver inte vänta.',
    ],
    en: [
      'Look again with Ada.',
      'The task Letter sounds was done in an adapted way and is not compared with the limit.',
    ],
    nextEn: [
      'Next step: do the task Read words one to one within 10 school days.',
      'Support does not have to wait.',
    ],
  },
  {
    label: 'look again, the one-to-one task adapted',
    results: [letters(19), realWords(32)],
    more: { adaptedTasks: ['read-words'] },
    name: 'Ada',
    sv: [
      'Titta igen med Ada i bokstavsljud: rätt bokstav för 19 av 24 ljud, ungefär 14-21 kända; uppföljningsgränsen i vinterfönstret är 18 av 24 bokstäver.',
      'Ungefär 4 chanser på 10 att resultatet ligger under gränsen.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
      'Uppgiften Läsa ord gjordes på ett anpassat sätt och jämförs inte med gränsen.',
    ],
    nextSv: [
      'Nästa steg: en ny titt med en annan form om 4-6 skolveckor.',
      'Stöd behöver inte vänta.',
    ],
    en: [
      'Look again with Ada at letter sounds: the right letter for 19 of 24 sounds, about 14-21 known; the follow-up limit in the winter window is 18 of 24 letters.',
      'About 4 chances in 10 that the result is below the limit.',
      'The limit rests on the content of the task and is not normed.',
      'The task Read words was done in an adapted way and is not compared with the limit.',
    ],
    nextEn: [
      'Next step: a new look with another form in 4-6 school weeks.',
      'Support does not have to wait.',
    ],
  },
  {
    label: 'above, letters nearest',
    results: [letters(20), realWords(32)],
    more: {},
    name: 'Ada',
    sv: [
      'Ada är över gränsen just nu; närmast gränsen är bokstavsljud: rätt bokstav för 20 av 24 ljud, ungefär 16-22 kända; uppföljningsgränsen i vinterfönstret är 18 av 24 bokstäver.',
      'Ungefär 2 chanser på 10 att resultatet ligger under gränsen.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
    ],
    nextSv: [
      'Nästa steg: vanlig undervisning.',
      'Oro från lärare, elev eller vårdnadshavare räcker för att gå vidare.',
    ],
    en: [
      'Ada is above the limit just now; nearest to the limit is letter sounds: the right letter for 20 of 24 sounds, about 16-22 known; the follow-up limit in the winter window is 18 of 24 letters.',
      'About 2 chances in 10 that the result is below the limit.',
      'The limit rests on the content of the task and is not normed.',
    ],
    nextEn: [
      'Next step: ordinary teaching.',
      'Worry by a teacher, the pupil or a guardian is enough to go on.',
    ],
  },
  {
    label: 'above, decoding nearest and near the limit',
    results: [letters(24), realWords(23)],
    more: {},
    name: 'Ada',
    sv: [
      'Ada är över gränsen just nu; närmast gränsen är avkodning: rätt svar för 23 av 32 ord, utan lyckträffar ungefär 5-21 av 32 säkra; uppföljningsgränsen i vinterfönstret är en tredjedel av orden.',
      'Ungefär 3 chanser på 10 att resultatet ligger under gränsen.',
      'Nära gränsen i avkodning.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
    ],
    nextSv: [
      'Nästa steg: vanlig undervisning.',
      'Oro från lärare, elev eller vårdnadshavare räcker för att gå vidare.',
    ],
    en: [
      'Ada is above the limit just now; nearest to the limit is decoding: the right answer for 23 of 32 words, about 5-21 of 32 sure, lucky answers taken away; the follow-up limit in the winter window is a third of the words.',
      'About 3 chances in 10 that the result is below the limit.',
      'Near the limit in decoding.',
      'The limit rests on the content of the task and is not normed.',
    ],
    nextEn: [
      'Next step: ordinary teaching.',
      'Worry by a teacher, the pupil or a guardian is enough to go on.',
    ],
  },
  {
    label: 'above, control pupil',
    results: [letters(24), realWords(32)],
    more: { controlPupil: true },
    name: 'Ada',
    sv: [
      'Ada är över gränsen just nu; närmast gränsen är bokstavsljud: rätt bokstav för 24 av 24 ljud, ungefär 22-24 kända; uppföljningsgränsen i vinterfönstret är 18 av 24 bokstäver.',
      'Mindre än 1 chans på 10 att resultatet ligger under gränsen.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
    ],
    nextSv: [
      'Nästa steg: gör uppgiften Läsa ord en till en inom 10 skoldagar; Ada är dragen på måfå för att pröva helklassens uppgifter.',
      'Oro från lärare, elev eller vårdnadshavare räcker för att gå vidare.',
    ],
    en: [
      'Ada is above the limit just now; nearest to the limit is letter sounds: the right letter for 24 of 24 sounds, about 22-24 known; the follow-up limit in the winter window is 18 of 24 letters.',
      'Less than 1 chance in 10 that the result is below the limit.',
      'The limit rests on the content of the task and is not normed.',
    ],
    nextEn: [
      'Next step: do the task Read words one to one within 10 school days; Ada was drawn at random to check the whole-class tasks.',
      'Worry by a teacher, the pupil or a guardian is enough to go on.',
    ],
  },
  {
    label: 'above, stage 2',
    results: [letters(19), realWords(32), reading(14)],
    more: {},
    name: 'Ada',
    sv: [
      'Ada är över gränsen just nu; avgörande är avkodning: 14 ord rätt lästa på 60 sekunder, ungefär 8-23 ord i minuten; uppföljningsgränsen i vinterfönstret är 10 ord i minuten.',
      'Ungefär 2 chanser på 10 att resultatet ligger under gränsen.',
      'Nära gränsen i bokstavsljud.',
      'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
      'Osäkerheten är antagen, inte uppmätt.',
    ],
    nextSv: [
      'Nästa steg: vanlig undervisning.',
      'Oro från lärare, elev eller vårdnadshavare räcker för att gå vidare.',
    ],
    en: [
      'Ada is above the limit just now; what decided is decoding: 14 words read right in 60 seconds, about 8-23 words a minute; the follow-up limit in the winter window is 10 words a minute.',
      'About 2 chances in 10 that the result is below the limit.',
      'Near the limit in letter sounds.',
      'The limit rests on the content of the task and is not normed.',
      'The uncertainty is assumed, not measured.',
    ],
    nextEn: [
      'Next step: ordinary teaching.',
      'Worry by a teacher, the pupil or a guardian is enough to go on.',
    ],
  },
  {
    label: 'incomplete, decoding missing',
    results: [letters(24)],
    more: {},
    name: 'Ada',
    sv: ['Underlag saknas för Ada: uppgiften Riktigt eller påhittat är inte gjord.'],
    nextSv: ['Nästa steg: gör uppgiften Riktigt eller påhittat vid ett uppsamlingstillfälle.'],
    en: ['Results are missing for Ada: the task Real or made up has not been done.'],
    nextEn: ['Next step: do the task Real or made up at a catch-up sitting.'],
  },
  {
    label: 'incomplete, letters missing',
    results: [realWords(32)],
    more: {},
    name: 'Ada',
    sv: ['Underlag saknas för Ada: uppgiften Bokstavsljud är inte gjord.'],
    nextSv: ['Nästa steg: gör uppgiften Bokstavsljud vid ett uppsamlingstillfälle.'],
    en: ['Results are missing for Ada: the task Letter sounds has not been done.'],
    nextEn: ['Next step: do the task Letter sounds at a catch-up sitting.'],
  },
  {
    label: 'incomplete, nothing done, no name',
    results: [],
    more: {},
    name: null,
    sv: [
      'Underlag saknas för eleven: uppgiften Bokstavsljud är inte gjord och uppgiften Riktigt eller påhittat är inte gjord.',
    ],
    nextSv: [
      'Nästa steg: gör uppgifterna Bokstavsljud och Riktigt eller påhittat vid ett uppsamlingstillfälle.',
    ],
    en: [
      'Results are missing for the pupil: the task Letter sounds has not been done and the task Real or made up has not been done.',
    ],
    nextEn: ['Next step: do the tasks Letter sounds and Real or made up at a catch-up sitting.'],
  },
  {
    label: 'incomplete, too fast',
    results: [failed(letters(24), 'too-fast'), realWords(30)],
    more: {},
    name: 'Ada',
    sv: [
      'Underlag saknas för Ada: uppgiften Bokstavsljud går inte att tolka (svarstiderna var för korta för uppgiften).',
    ],
    nextSv: ['Nästa steg: gör uppgiften Bokstavsljud vid ett uppsamlingstillfälle.'],
    en: [
      'Results are missing for Ada: the task Letter sounds cannot be interpreted (the answer times were too short for the task).',
    ],
    nextEn: ['Next step: do the task Letter sounds at a catch-up sitting.'],
  },
  {
    label: 'incomplete, one to one asked for',
    results: [letters(19), failed(realWords(3), 'ended-early')],
    more: {},
    name: 'Ada',
    sv: ['Underlag saknas för Ada: uppgiften Riktigt eller påhittat avbröts före slutet.'],
    nextSv: [
      'Nästa steg: gör uppgiften Riktigt eller påhittat vid ett uppsamlingstillfälle.',
      'Gör också uppgiften Läsa ord en till en inom 10 skoldagar.',
    ],
    en: ['Results are missing for Ada: the task Real or made up was ended before it was finished.'],
    nextEn: [
      'Next step: do the task Real or made up at a catch-up sitting.',
      'Also do the task Read words one to one within 10 school days.',
    ],
  },
];

describe('the explanation in full', () => {
  it.each(ROWS)('$label', (row) => {
    expect(explainAssessment(policy, assess(row.results, row.more), row.name)).toEqual({
      sentenceSv: row.sv.join(' '),
      nextStepSv: row.nextSv.join(' '),
      sentenceEn: row.en.join(' '),
      nextStepEn: row.nextEn.join(' '),
    });
  });
});

const EVERY_PROBLEM: Record<ResultProblem, true> = {
  'too-fast': true,
  'sound-fault': true,
  'wrong-pupil': true,
  'two-devices': true,
  'outside-window': true,
  'not-done': true,
  'in-progress': true,
  'ended-early': true,
  declined: true,
  void: true,
  'last-item-not-marked': true,
  'nothing-answered': true,
  'no-time': true,
};

describe('every text', () => {
  const problems = Object.keys(EVERY_PROBLEM) as ResultProblem[];
  const texts = [0, 6, 12, 17, 18, 19, 20, 24].flatMap((own) =>
    [0, 16, 18, 21, 23, 24, 32].flatMap((words) =>
      [null, 0, 6, 10, 14, 40].map((read) => {
        const results = [letters(own), realWords(words)];
        return assess(read === null ? results : [...results, reading(read)]);
      }),
    ),
  );
  const missing = problems.map((problem) => assess([failed(letters(5), problem), realWords(30)]));
  const all = [...texts, ...missing].flatMap((assessment) =>
    ['Kim', null].map((name) => explainAssessment(policy, assessment, name)),
  );

  it('has no pronoun of gender, no percent, no blame and no word of diagnosis', () => {
    for (const { sentenceSv, nextStepSv, sentenceEn, nextStepEn } of all) {
      expect(`${sentenceSv} ${nextStepSv}`).not.toMatch(
        /(^|[^a-zåäö])(han|hon|hans|hennes|honom|henne|hen|klarar inte|kan inte|svag|risk|gissar|dyslexi)([^a-zåäö]|$)|%/i,
      );
      expect(`${sentenceEn} ${nextStepEn}`).not.toMatch(
        /\b(he|she|his|her|him|they|cannot read|weak|risk|guesser|suspicious|dyslexia)\b|%/i,
      );
    }
  });

  it('has every placeholder filled in, a capital first and a full stop last', () => {
    for (const words of all) {
      for (const text of Object.values(words)) {
        expect(text).not.toMatch(/[{}]|undefined|NaN|null/);
        expect(text).toMatch(/^[A-ZÅÄÖ].*\.$/);
      }
    }
  });

  it('says that an assumed uncertainty is assumed, exactly where a rate decided', () => {
    for (const assessment of texts) {
      const isRate = assessment.decidedByTasks.includes('read-words');
      const { sentenceSv, sentenceEn } = explainAssessment(policy, assessment, 'Kim');
      expect(sentenceSv.includes('Osäkerheten är antagen, inte uppmätt.')).toBe(isRate);
      expect(sentenceEn.includes('The uncertainty is assumed, not measured.')).toBe(isRate);
    }
  });

  it('gives look again a dated action, always', () => {
    const lookAgain = texts.filter((assessment) => assessment.level === 'look-again');
    expect(lookAgain.length).toBeGreaterThan(10);
    for (const assessment of lookAgain) {
      const { nextStepSv } = explainAssessment(policy, assessment, 'Kim');
      expect(nextStepSv).toMatch(/inom 10 skoldagar|om 4-6 skolveckor/);
    }
  });

  it('names each reason for a missing task in its own words', () => {
    const sentences = missing.map((own) => explainAssessment(policy, own, 'Kim').sentenceSv);
    // A counted result with a problem is told by that problem, one sentence for each.
    expect(new Set(sentences).size).toBe(problems.length);
  });
});

describe('a skill of several tasks', () => {
  const broad = parseCutPolicy(broadPolicyData());
  it('names each task with its numbers', () => {
    const assessment = assessLevel(broad, {
      window: 'autumn',
      results: [letters(20), result('first-sounds', 9, 18), result('blend-sounds', 8, 15)],
    });
    const { sentenceEn, nextStepEn } = explainAssessment(broad, assessment, 'Kim');
    expect(sentenceEn).toBe(
      'Look again with Kim at phonemes: first-sounds, 9/18, 1-9; the follow-up limit in autumn is 0.5; and blend-sounds, 8/15, 2-9; the follow-up limit in autumn is 0.5. More than 9 chances in 10 that the result is below the limit. The limit rests on the content of the task and is not normed.',
    );
    expect(nextStepEn).toBe(
      'Next step: do the task read-made-up-words one to one within 10 school days. Support does not have to wait.',
    );
  });
  it.each([
    ['panel', 'The limit was set by a group of experts and is not normed.'],
    ['local-data', "The limit rests on the municipality's own results."],
    ['roc', 'The limit rests on how it went for earlier pupils.'],
    ['odds', 'The limit rests on how many earlier pupils reached the goal.'],
    ['mixed', 'The limits were set in different ways.'],
  ] as const)('tells the kind of a %s limit', (limitMethod, sentence) => {
    const other = { ...policy, limitMethod };
    const { sentenceEn } = explainAssessment(other, assess([letters(24), realWords(32)]), 'Kim');
    expect(sentenceEn).toContain(sentence);
  });
});

describe('a line for a table', () => {
  const lines = (results: TaskResult[], more: Partial<LevelInput> = {}) =>
    assess(results, more).tasks.map((task) => describeTask(policy, task));
  it('says what each task shows', () =>
    expect(lines([letters(15), realWords(24), reading(12)])).toEqual([
      { sv: 'vet ungefär 8-16 av 24', en: 'knows about 8-16 of 24' },
      { sv: 'läser säkert ungefär 7-22 av 32', en: 'reads about 7-22 of 32 surely' },
      { sv: 'läser ungefär 6-20 ord i minuten', en: 'reads about 6-20 words a minute' },
    ]));
  it('says why there is no result', () =>
    expect(
      lines([failed(letters(3), 'too-fast')], { adaptedTasks: ['real-or-made-up'] }).map(
        (line) => line.sv,
      ),
    ).toEqual([
      'går inte att tolka (svarstiderna var för korta för uppgiften)',
      'gjordes på ett anpassat sätt och jämförs inte med gränsen',
      'är inte gjord',
    ]));
});

describe('chances in words', () => {
  it.each([
    [1, 'Mer än 9 chanser på 10', 'More than 9 chances in 10'],
    [0.9, 'Ungefär 9 chanser på 10', 'About 9 chances in 10'],
    [0.797, 'Ungefär 8 chanser på 10', 'About 8 chances in 10'],
    [0.14, 'Ungefär 1 chans på 10', 'About 1 chance in 10'],
    [0.099, 'Mindre än 1 chans på 10', 'Less than 1 chance in 10'],
    [0, 'Mindre än 1 chans på 10', 'Less than 1 chance in 10'],
  ])('%d', (probability, sv, en) => expect(chanceWords(probability)).toEqual({ sv, en }));
});
