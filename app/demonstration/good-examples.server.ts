/**
 * Method cards of the demonstration: one with figures, taken over and reported on, and one of too few. The
 * schools, words and figures are invented, and each card says so where it is shown.
 */
import type { CardContent } from '~/outcomes/examples/card-content';
import { type ShownFigures, tellShare } from '~/outcomes/examples/card-figures';
import type { ReportFigures } from '~/outcomes/examples/example-page';
import { now } from '~/platform/clock.server';
import type { Transaction } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';

const WELL_USED: CardContent = {
  title: 'Ljuda ihop på mattan',
  needs: ['blending', 'letters-and-sounds'],
  classSize: '21-25',
  window: 'winter',
  setting:
    'Fyra eller fem elever åt gången i ett hörn av klassrummet medan resten läser på egen hand. Läraren och specialpedagogen turas om.',
  description:
    'Bygg ett ord med brickor, ljud för ljud. Läs det, byt ett ljud, läs igen. Sluta medan det går lätt och läs gårdagens ord först nästa gång.',
  materials: 'Bokstavsbrickor, en matta, en ask per grupp',
  minutes: 15,
  timesAWeek: 4,
  weeks: 8,
  experience:
    'Korta pass som alltid blev av gick bättre än långa som ibland ställdes in. De som redan ljudade säkert tröttnade: de bytte till ordlistor.',
};

const TOO_FEW: CardContent = {
  title: 'Läsa samma text tre dagar',
  needs: ['fluency'],
  classSize: '21-25',
  window: 'all-year',
  setting: 'Par som läser för varandra de första tio minuterna av dagen.',
  description:
    'Samma korta text i tre dagar: först tillsammans, sedan för en kamrat, sist för en vuxen. Ny text på torsdagen.',
  materials: 'Korta texter',
  minutes: 10,
  timesAWeek: 4,
  weeks: 6,
  experience: 'Lätt att komma igång med. Vi har för få elever för att säga något i siffror.',
};

interface Place {
  transaction: Transaction;
  municipalityId: string;
  today: string;
}

/** After the rows of the municipality; its schools are asked for by name. */
export async function createGoodExamples(place: Place): Promise<void> {
  const { transaction, municipalityId, today } = place;
  const few = tellShare(0, 0);
  const none = { countedOn: today, dose: null, onTheWay: few, faster: few };
  const cardId = await createCard(place, 'Lyktskolan', 'blend-and-split', WELL_USED, {
    countedOn: today,
    dose: { plans: 3, minutes: 15, timesAWeek: 4, weeks: 8, sessionsPlanned: 96, sessionsHeld: 81 },
    onTheWay: tellShare(9, 14),
    faster: tellShare(8, 13),
  });
  await createCard(place, 'Strandskolan', 'read-again', TOO_FEW, none);
  const { schoolId, staffMemberId } = await findPlace(place, 'Bergskolan');
  const trace = { municipalityId, schoolId, staffMemberId };
  const [methodId, adoptionId] = [newId(), newId()];
  const {
    classSize: _size,
    window: _window,
    setting: _setting,
    experience: _words,
    ...copy
  } = WELL_USED;
  await transaction.supportMethod.create({ data: { id: methodId, ...copy, ...trace } });
  await transaction.methodCardAdoption.create({
    data: { id: adoptionId, cardId, version: 1, methodId, ...trace },
  });
  const figures: ReportFigures = { plans: 2, onTheWay: few };
  await transaction.methodCardReport.create({
    data: {
      id: newId(),
      municipalityId,
      adoptionId,
      word: 'partly',
      words: 'Mattan fick inte plats hos oss, men brickorna vid ett bord fungerade lika bra.',
      figures: { ...figures },
      staffMemberId,
    },
  });
}

async function createCard(
  place: Place,
  schoolName: string,
  methodId: string,
  content: CardContent,
  figures: ShownFigures,
): Promise<string> {
  const { transaction, municipalityId } = place;
  const { schoolId, staffMemberId } = await findPlace(place, schoolName);
  const cardId = newId();
  await transaction.methodCard.create({
    data: { id: cardId, municipalityId, schoolId, methodId, synthetic: true, staffMemberId },
  });
  await transaction.methodCardVersion.create({
    data: {
      id: newId(),
      municipalityId,
      cardId,
      version: 1,
      content,
      figures: { ...figures },
      publishedAt: now(),
      staffMemberId,
    },
  });
  return cardId;
}

/** A school by name, and the special educator of one of its classes. */
async function findPlace({ transaction, municipalityId }: Place, name: string) {
  const { id: schoolId } = await transaction.school.findUniqueOrThrow({
    where: { municipalityId_name: { municipalityId, name } },
  });
  const { staffMemberId } = await transaction.roleAssignment.findFirstOrThrow({
    where: { municipalityId, role: 'special-educator', schoolClass: { schoolId } },
  });
  return { schoolId, staffMemberId };
}
