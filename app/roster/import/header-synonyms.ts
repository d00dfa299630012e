import type { Field } from './import-codes';

/** What a header can say: a field that is read, a mark of protected identity, or a known column
 *  that is deliberately not read (it is not needed to place a pupil in a class). */
export type HeaderMeaning = Field | 'protectedIdentity' | 'notRead';

/** Header words in order of preference within a field, in the form `normaliseHeader` gives. */
const SYNONYMS: Record<HeaderMeaning, string[]> = {
  givenName: ['tilltalsnamn', 'fornamn', 'givenname', 'firstname'],
  familyName: ['efternamn', 'surname', 'familyname', 'lastname'],
  fullName: ['elevnamn', 'elev', 'namn', 'elevensnamn', 'name'],
  personNumber: [
    'personnummer',
    'personnr',
    'pnr',
    'socialnumber',
    'studentsocialnumber',
    'fodelsedatum',
    'fodelsedata',
    'birthdate',
  ],
  className: ['klass', 'klassnamn', 'basgrupp', 'mentorsgrupp', 'grupp', 'avdelning', 'class'],
  schoolYear: ['arskurs', 'ak', 'skolar', 'ar', 'grade'],
  schoolName: ['skola', 'skolansnamn', 'skolenhet', 'enhet', 'school'],
  schoolUnitCode: ['skolenhetskod', 'skolkod'],
  externalId: ['elevid', 'externtid', 'externid', 'sourcedid', 'eppn', 'anvandarnamn'],
  left: ['tabort', 'avslutad'],
  endDate: ['slutdatum'],
  swedishSchoolStart: [
    'borjadeisvenskskola',
    'borjadesvenskskola',
    'startisvenskskola',
    'svenskskolstart',
    'skolstartisverige',
    'skolstartsverige',
    'isvenskskolasedan',
    'svenskskolasedan',
    'terminforstartisvenskskola',
    'swedishschoolstart',
  ],
  protectedIdentity: ['skyddad', 'skyddadepersonuppgifter', 'skyddadfolkbokforing', 'sekretess'],
  notRead: [
    'kon',
    'modersmal',
    'hemsprak',
    'sprak',
    'sva',
    'svenskasomandrasprak',
    'svsva',
    'epost',
    'epostadress',
    'email',
    'mail',
    'mentor',
    'klasslarare',
    'larare',
    'startdatum',
    'inskriven',
    'placeringsdatum',
  ],
};

const meaningOfWord = new Map<string, { meaning: HeaderMeaning; preference: number }>();
for (const [meaning, words] of Object.entries(SYNONYMS)) {
  words.forEach((word, preference) => {
    meaningOfWord.set(word, { meaning: meaning as HeaderMeaning, preference });
  });
}

/** Without case, diacritics, spaces, hyphens and other signs: "E-post" and "epost" are one. */
export function normaliseHeader(header: string): string {
  return header
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/**
 * The meaning of a header and its preference within the field (0 first), or null. Words in
 * brackets are tried away ("Klass (läsår 26/27)"). Every header that speaks of protection counts as
 * protected identity, whatever else it says.
 */
export function headerMeaning(
  header: string,
): { meaning: HeaderMeaning; preference: number } | null {
  const whole = normaliseHeader(header);
  if (/sekretess|skydda|skyddsmark|sparrmark/.test(whole)) {
    return { meaning: 'protectedIdentity', preference: 0 };
  }
  return (
    meaningOfWord.get(whole) ??
    meaningOfWord.get(normaliseHeader(header.replace(/\([^)]*\)?/g, ''))) ??
    null
  );
}
