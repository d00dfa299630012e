/**
 * What Lysa says outside the tasks, by the name of its clip in the bundle `common`.
 *
 * The text is shown, small, to an adult nearby. A sign has a clip of its own, `sign-<sign id>`
 * ("Är du räven?"). A line whose clip is not in the bundle is shown and not said.
 */
export const SPOKEN_LINES = {
  'enter-code': 'Hej! Din lärare hjälper dig att skriva koden.',
  waiting: 'Hej! Jag heter Lysa. Vänta lite, snart får vi börja.',
  'choose-sign': 'Välj ditt djur.',
  'sign-taken': 'Det djuret är redan här. Tryck på ditt djur, eller fråga din lärare.',
  welcome:
    'Hej! Jag heter Lysa. Nu ska du få göra några korta uppgifter. Din lärare får se hur det gick. Du kan pausa när du vill, och du får sluta.',
  'sound-check': 'Hör du mig? Tryck på solen.',
  'sound-check-again': 'Vi provar igen. Tryck på huset.',
  'sound-check-right': 'Bra, då hör du mig.',
  pause: 'Nu pausar vi. Tryck på mig när du vill fortsätta.',
  'paused-by-teacher': 'Nu vilar vi alla en stund.',
  resume: 'Nu fortsätter vi.',
  'help-coming': 'Räck upp handen. Din lärare kommer snart.',
  'decline-ask':
    'Vill du sluta? Tryck på månen om du vill sluta. Tryck på lyktan om du vill fortsätta.',
  declined: 'Det är okej. Säg till din lärare.',
  'all-done': 'Nu är du klar. Bra kämpat!',
  'lesson-over': 'Nu är lektionen slut. Bra jobbat!',
  removed: 'Nu är det slut här. Fråga din lärare.',
} as const;

export type SpokenLine = keyof typeof SPOKEN_LINES;

/** The media bundle that holds Lysa's lines and the signs' questions. */
export const COMMON_BUNDLE = 'common';

/** The name a clip is played by: bundles may use the same clip names. */
export function nameClip(bundleId: string, clip: string): string {
  return `${bundleId}/${clip}`;
}

export function nameLineClip(line: SpokenLine): string {
  return nameClip(COMMON_BUNDLE, line);
}

/** Name of the clip that asks whether the pupil is that animal. */
export function nameSignClip(signId: string): string {
  return nameClip(COMMON_BUNDLE, `sign-${signId}`);
}

/** Clips that every choice task's own bundle holds besides its items' clips. */
export const TASK_CLIPS = {
  right: 'practice-right',
  again: 'practice-again',
  ending: 'ending',
} as const;
