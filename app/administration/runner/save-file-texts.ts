/** Words of the adult's menu for saving answers as a file. */
import type { Language } from './texts';

export type SaveFileTexts = Record<
  'open' | 'title' | 'lead' | 'save' | 'saved' | 'failed' | 'noKey' | 'back',
  string
>;

export const SAVE_FILE_TEXTS: Record<Language, SaveFileTexts> = {
  sv: {
    open: 'För läraren',
    title: 'Svaren som ligger kvar här',
    lead: 'Enheten når inte servern. Svaren skickas av sig själva när den gör det. Måste enheten stängas av eller lämnas tillbaka innan dess kan du spara svaren i en fil och lämna in den från en annan dator, under ”Lämna in svar från en fil”. Filen är låst: bara servern kan läsa den.',
    save: 'Spara svaren i en fil',
    saved:
      'Filen ligger bland hämtade filer. Svaren ligger kvar här också; det gör inget att de kommer fram två gånger.',
    failed: 'Filen kunde inte sparas. Svaren ligger kvar här.',
    noKey:
      'Enheten har inte haft kontakt med servern länge nog för att kunna låsa en fil. Svaren ligger kvar här.',
    back: 'Tillbaka',
  },
  en: {
    open: 'For the teacher',
    title: 'The answers that are still here',
    lead: 'The device does not reach the server. The answers are sent by themselves when it does. If the device must be switched off or handed back before that, you can save the answers in a file and hand it in from another computer, under “Hand in answers from a file”. The file is locked: only the server can read it.',
    save: 'Save the answers in a file',
    saved:
      'The file is among the downloads. The answers are still here too; no harm is done if they arrive twice.',
    failed: 'The file could not be saved. The answers are still here.',
    noKey:
      'The device has not been in contact with the server long enough to lock a file. The answers are still here.',
    back: 'Back',
  },
};
