/**
 * General ways of working with each need, in our own words, with how well they are studied.
 *
 * The grade is of the kind of studies behind the way of working in general, not of one product or one
 * school's use of it: meta-analysis, randomised trial, comparison without random assignment, a degree
 * project, or practice. The dose is what we propose; `studied` says what was done in the studies. More
 * hours have not been shown to give more, so none is promised.
 * Source: each entry's own `source`.
 */
import type { Bilingual } from '~/scoring/cut-policy';
import type { Need } from '~/support/groups/need';

/** Strongest first. */
export const EVIDENCE_GRADES = [
  'meta-analysis',
  'randomised',
  'comparison',
  'degree-project',
  'practice',
] as const;
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number];

export interface Dose {
  /** Of one session. */
  minutes: number;
  timesAWeek: number;
  /** School weeks. */
  weeks: number;
}

export interface CatalogueMethod extends Dose {
  id: string;
  title: Bilingual;
  /** What one does. */
  description: Bilingual;
  materials: Bilingual;
  needs: readonly Need[];
  evidence: EvidenceGrade;
  /** What was done and found in the studies. */
  studied: Bilingual;
  source: string | null;
}

const SMALL_GROUPS: Pick<CatalogueMethod, 'evidence' | 'studied' | 'source'> = {
  evidence: 'meta-analysis',
  studied: {
    sv: '33 studier i årskurs 1–3, minst 8 timmar: effekt 0,39 (0,32–0,46). Vem som undervisar och hur stor gruppen är gav ingen tydlig skillnad.',
    en: '33 studies in grades 1–3, 8 hours or more: effect 0.39 (0.32–0.46). Who teaches and the size of the group made no clear difference.',
  },
  source: 'Gersten, R. et al. (2020)',
};

const FOUNDATIONS: Pick<CatalogueMethod, 'evidence' | 'studied' | 'source'> = {
  evidence: 'meta-analysis',
  studied: {
    sv: '72 studier från förskoleklass till årskurs 3: effekt 0,54 på grundläggande läsfärdigheter.',
    en: '72 studies from kindergarten to grade 3: effect 0.54 on foundational reading skills.',
  },
  source: 'Wanzek, J. et al. (2016)',
};

const PRACTICE: Pick<CatalogueMethod, 'evidence' | 'studied' | 'source'> = {
  evidence: 'practice',
  studied: {
    sv: 'Vanligt arbetssätt. Vi har ingen studie av just detta att visa.',
    en: 'A common way of working. We have no study of just this to show.',
  },
  source: null,
};

export const METHOD_CATALOGUE: readonly CatalogueMethod[] = [
  {
    id: 'sounds-and-letters',
    title: { sv: 'Ljud och bokstäver tillsammans', en: 'Sounds and letters together' },
    description: {
      sv: 'En ny bokstav i taget: säg ljudet, skriv den, hitta den först i ord. Repetera de gamla varje gång och ljuda ihop korta ord av dem.',
      en: 'One new letter at a time: say the sound, write it, find it first in words. Go over the old ones every time and blend short words of them.',
    },
    materials: { sv: 'Bokstavskort, små skrivtavlor', en: 'Letter cards, small boards' },
    needs: ['letters-and-sounds', 'letter-sounds'],
    minutes: 20,
    timesAWeek: 4,
    weeks: 8,
    ...SMALL_GROUPS,
  },
  {
    id: 'blend-and-split',
    title: { sv: 'Ljuda ihop och dela upp', en: 'Blend and split' },
    description: {
      sv: 'Bygg ord ljud för ljud med bokstavsbrickor, läs dem, byt ett ljud och läs igen. Från två ljud till fyra.',
      en: 'Build words sound by sound with letter tiles, read them, change one sound and read again. From two sounds to four.',
    },
    materials: {
      sv: 'Bokstavsbrickor, ordlista med korta ord',
      en: 'Letter tiles, a list of short words',
    },
    needs: ['blending', 'letters-and-sounds'],
    minutes: 20,
    timesAWeek: 4,
    weeks: 8,
    ...FOUNDATIONS,
  },
  {
    id: 'sound-play',
    title: { sv: 'Ljudlek med och utan bokstäver', en: 'Sound play with and without letters' },
    description: {
      sv: 'Korta lekar: vilket ljud hör du först, vilka ord låter lika i början, säg ordet utan första ljudet.',
      en: 'Short games: which sound comes first, which words begin alike, say the word without its first sound.',
    },
    materials: { sv: 'Bilder eller föremål', en: 'Pictures or things' },
    needs: ['letters-and-sounds', 'blending'],
    minutes: 15,
    timesAWeek: 4,
    weeks: 6,
    ...PRACTICE,
  },
  {
    id: 'letters-at-pace',
    title: { sv: 'Bokstavsljud i takt', en: 'Letter sounds at pace' },
    description: {
      sv: 'Säg ljuden på en rad blandade bokstäver, först i lugn takt, sedan lite fortare. Byt ut de bokstäver som sitter.',
      en: 'Say the sounds of a row of mixed letters, calmly first and then a little faster. Change the letters that are known.',
    },
    materials: { sv: 'Bokstavsrader', en: 'Rows of letters' },
    needs: ['letter-sounds'],
    minutes: 10,
    timesAWeek: 5,
    weeks: 6,
    ...PRACTICE,
  },
  {
    id: 'sound-out-words',
    title: { sv: 'Läsa rätt: ljuda ord noga', en: 'Read right: sound words out' },
    description: {
      sv: 'Läs korta ord och påhittade ord, hela vägen ljud för ljud. Stanna vid fel, visa ljudet, läs om ordet rätt.',
      en: 'Read short words and made-up words, all the way sound by sound. Stop at errors, show the sound, read the word again.',
    },
    materials: { sv: 'Ordkort i stigande svårighet', en: 'Word cards of rising difficulty' },
    needs: ['accuracy', 'blending'],
    minutes: 20,
    timesAWeek: 4,
    weeks: 8,
    evidence: 'meta-analysis',
    studied: {
      sv: 'Fyra lottade studier i årskurs F–2, minst 20 tillfällen: effekt 0,31 (0,12–0,50) på avkodning.',
      en: 'Four randomised studies in grades K–2, at least 20 sessions: effect 0.31 (0.12–0.50) on decoding.',
    },
    source: 'Nilvius, C., Fälth, L. et al. (2021)',
  },
  {
    id: 'one-to-one-sounding',
    title: { sv: 'En till en: ljuda, läsa, samtala', en: 'One to one: sound out, read, talk' },
    description: {
      sv: 'Ljudning, snabb läsning av ord och samtal om en text, varje dag med en vuxen. För en elev i taget.',
      en: 'Sounding out, quick reading of words and talk about a text, daily with an adult. For one pupil at a time.',
    },
    materials: { sv: 'Ordkort, lättlästa texter', en: 'Word cards, easy texts' },
    needs: ['accuracy', 'fluency', 'letters-and-sounds'],
    minutes: 30,
    timesAWeek: 5,
    weeks: 9,
    evidence: 'comparison',
    studied: {
      sv: '21 timmar under 9 veckor i årskurs 2: bättre avkodning, flyt och läsförståelse än jämförelsegruppen. Studiens upplägg har vi inte kunnat läsa.',
      en: '21 hours in 9 weeks in grade 2: better decoding, flow and comprehension. We have not been able to read how the study was made.',
    },
    source: 'Skolverket, forskningssammanfattning',
  },
  {
    id: 'word-lists',
    title: { sv: 'Ordlistor i stigande svårighet', en: 'Word lists of rising difficulty' },
    description: {
      sv: 'Läs samma korta ordlista flera dagar. När den går lätt, ta nästa. Räkna rätt lästa ord tillsammans.',
      en: 'Read the same short word list for some days. When it goes easily, take the next. Count words read right together.',
    },
    materials: { sv: 'Ordlistor', en: 'Word lists' },
    needs: ['fluency', 'accuracy'],
    minutes: 20,
    timesAWeek: 4,
    weeks: 10,
    evidence: 'degree-project',
    studied: {
      sv: '4 gånger 20 minuter i veckan i 28 veckor: avkodningen ökade mer än i jämförelsen. Ett examensarbete.',
      en: '4 times 20 minutes a week for 28 weeks: decoding rose more than in the comparison. A degree project.',
    },
    source: null,
  },
  {
    id: 'read-again',
    title: { sv: 'Läsa om samma text', en: 'Read the same text again' },
    description: {
      sv: 'En kort text läses tre eller fyra gånger över några dagar: först tillsammans, sedan för en kamrat, sist för en vuxen.',
      en: 'A short text is read three or four times over some days: together first, then to a friend, last to an adult.',
    },
    materials: { sv: 'Korta texter på lätt nivå', en: 'Short, easy texts' },
    needs: ['fluency'],
    minutes: 15,
    timesAWeek: 4,
    weeks: 8,
    ...PRACTICE,
  },
  {
    id: 'talk-about-words',
    title: { sv: 'Samtala om ord och text', en: 'Talk about words and texts' },
    description: {
      sv: 'Högläs en text, stanna vid några ord, förklara med bilder och egna exempel, använd orden igen nästa gång.',
      en: 'Read a text aloud, stop at some words, explain with pictures and examples of one’s own, use the words again next time.',
    },
    materials: { sv: 'Bilderböcker, bilder', en: 'Picture books, pictures' },
    needs: ['vocabulary'],
    minutes: 30,
    timesAWeek: 3,
    weeks: 8,
    evidence: 'meta-analysis',
    studied: {
      sv: '72 studier från förskoleklass till årskurs 3: effekt 0,36 på språk och läsförståelse.',
      en: '72 studies from kindergarten to grade 3: effect 0.36 on language and comprehension.',
    },
    source: 'Wanzek, J. et al. (2016)',
  },
];
