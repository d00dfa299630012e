/**
 * The runner's words for adults. What pupils hear is in `spoken-lines.ts`.
 *
 * The English table has the type of the Swedish one, so a missing line does not compile; it is fetched
 * where it is asked for.
 */
export const SWEDISH = {
  appName: 'Läsfyr',
  enterCode: 'Skriv koden',
  codeSoFar: 'Koden hittills',
  erase: 'Sudda',
  go: 'Gå vidare',
  back: 'Tillbaka',
  connecting: 'Vänta lite, vi kopplar upp.',
  wrongCode: 'Den koden finns inte. Titta på lärarens skärm och skriv den igen.',
  expiredCode: 'Den koden gäller inte längre. Be läraren visa en ny kod.',
  tooManyTries: 'Det blev många försök. Vänta en minut och skriv koden igen.',
  noContact: 'Det går inte att nå servern just nu. Kontrollera nätet och försök igen.',
  notReady: 'Servern startar. Försök igen om en liten stund.',
  unexpected: 'Det gick inte. Försök igen, eller be om en ny kod.',
  waiting: 'Vänta på att läraren släpper in',
  chooseSign: 'Välj ditt djur',
  taken: 'upptaget',
  isThisYou: 'Är det här du?',
  yes: 'Ja',
  no: 'Nej',
  welcome: 'Välkommen',
  welcomeBack: 'Välkommen tillbaka',
  listenAgain: 'Lyssna igen',
  soundCheck: 'Ljudprov',
  sun: 'Sol',
  moon: 'Måne',
  star: 'Stjärna',
  house: 'Hus',
  soundFault: 'Ljudet hörs inte. Kontrollera volym och hörlurar, och släpp sedan in eleven igen.',
  practiceFailed:
    'Eleven behöver hjälp att förstå uppgiften. Visa, och låt sedan eleven gå vidare.',
  helpAsked: 'Eleven vill ha hjälp.',
  instruction: 'Så här gör du',
  practice: 'Vi övar',
  ready: 'Nu börjar vi',
  item: 'Uppgift',
  pause: 'Pausa',
  paused: 'Paus',
  pausedByTeacher: 'Läraren har pausat alla',
  goOn: 'Fortsätt',
  help: 'Fråga din lärare',
  decline: 'Jag vill inte',
  declineAsk: 'Vill du sluta?',
  declineYes: 'Ja, sluta',
  declined: 'Eleven vill inte. Prata med eleven; läraren kan låta eleven fortsätta.',
  between: 'Vidare till nästa',
  trail: 'Lyktstigen',
  finished: 'Klart',
  lessonOver: 'Slut för i dag',
  nextPupil: 'Nästa elev',
  stillSending: 'Vänta, svaren skickas. Logga inte ut än.',
  allSent: 'Alla svar är skickade.',
  offline: 'Ingen kontakt. Inget har gått förlorat, det fortsätter när nätet är tillbaka.',
  offlineSmall: 'Ingen kontakt. Svaren sparas här.',
  removed: 'Den här enheten är inte med längre. Be läraren om en ny kod.',
  expired: 'Passet för den här enheten har gått ut. Be läraren om en ny kod.',
  newCode: 'Skriv en ny kod',
  noStorage:
    'Den här enheten kan inte spara svar (privat läge eller fullt minne). Byt läge eller enhet.',
  insecure: 'Sidan måste öppnas över en säker anslutning (https).',
  notSaved:
    'Svaret kan inte sparas: enheten är full eller har slutat ta emot. Inget har gått vidare. Frigör plats eller anslut till nätet; det provas igen av sig självt.',
  lostPupil: 'Eleven har gått vidare på en annan enhet. Det som gjordes här är också sparat.',
  forgotten:
    'Den här enheten har tömt sitt minne sedan sist. Svar som inte hann skickas kan saknas: se efter på tavlan, och skriv koden igen.',
  readyOffline: 'Redo att köra utan nät',
  gettingReady: 'Hämtar det som behövs utan nät',
  onlineOnly: 'Behöver nät hela tiden: den här enheten kan glömma svar',
  goOnHere: 'Läraren: fortsätt utan nät',
  keptHere: 'Svaren är sparade här och skickas när nätet är tillbaka.',
  tryAgain: 'Försök igen',
  loadFailed: 'Uppgiften kunde inte hämtas. Kontrollera nätet.',
  unknownBattery: 'Den här versionen känner inte till uppgifterna. Ladda om sidan.',
  synthetic: 'Övning med påhittade elever',
  real: 'Riktigt ord',
  madeUp: 'Påhittat ord',
  yourWord: 'Ditt ord',
  takeBack: 'ta tillbaka',
  inTheWord: 'ligger i ordet',
  wordIsDone: 'Klar med ordet',
  waysOut: 'Paus och hjälp',
  swapSides: 'Byt sida på knapparna',
  trialNote: 'Övning, inget sparas',
  trialAbout: 'Så möter eleven uppgiften: övning och de fyra första frågorna.',
  trialStart: 'Prova',
  trialEnd: 'Övningen är slut. Inget har sparats.',
  trialAgain: 'Prova igen',
  letOn: 'Låt gå vidare',
} as const;

export type TextKey = keyof typeof SWEDISH;
export type Texts = Record<TextKey, string>;

export type Language = 'sv' | 'en';

/** Where the English words cannot be fetched the Swedish ones stand. */
export async function fetchTexts(language: Language): Promise<Texts> {
  if (language === 'sv') return SWEDISH;
  return import('./texts-en').then(({ ENGLISH }) => ENGLISH).catch(() => SWEDISH);
}
