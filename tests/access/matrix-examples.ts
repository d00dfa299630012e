/** What is asked of good examples and packages in the access matrix. */

import { sha256Hex } from '~/instruments/voice-publish.server';
import type { CardContent } from '~/outcomes/examples/card-content';
import type { ShownFigures } from '~/outcomes/examples/card-figures';
import { type PackageContent, writePackage } from '~/outcomes/packages/package-format';
import { hashOf } from '~/outcomes/packages/things-here.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { today } from '../support/factories';
import { newWord } from '../support/new-word';
import { form, type Knock } from './matrix-knocks';
import type { MatrixWorld } from './matrix-world';

const CONTENT: CardContent = {
  title: 'Ljuda på mattan',
  needs: ['blending'],
  classSize: '21-25',
  window: 'winter',
  setting: 'Fyra i taget i ett hörn av rummet.',
  description: 'Bygg ord ljud för ljud.',
  materials: '',
  minutes: 15,
  timesAWeek: 4,
  weeks: 6,
  experience: '',
};
const FEW = { kind: 'too-few' } as const;
const FIGURES: Omit<ShownFigures, 'countedOn'> = {
  dose: null,
  onTheWay: FEW,
  faster: FEW,
};

type Place = Pick<MatrixWorld, 'municipality' | 'school' | 'otherSchool' | 'specialEducator'>;

/** A card of the school, or of another, with the versions it has. */
export async function methodCard(
  { municipality, school, otherSchool, specialEducator }: Place,
  { of, has }: { of: 'school' | 'other-school'; has: ('published' | 'draft' | 'withdrawn')[] },
): Promise<string> {
  const cardId = newId();
  const trace = { municipalityId: municipality.id, staffMemberId: specialEducator.staffMemberId };
  await getClient().methodCard.create({
    data: {
      id: cardId,
      schoolId: of === 'school' ? school.id : otherSchool.id,
      methodId: 'blend-and-split',
      withdrawnAt: has.includes('withdrawn') ? new Date() : null,
      ...trace,
    },
  });
  const figures = { ...FIGURES, countedOn: today() };
  for (const [place, state] of has.filter((one) => one !== 'withdrawn').entries()) {
    const isShown = state === 'published';
    await getClient().methodCardVersion.create({
      data: {
        id: newId(),
        cardId,
        version: place + 1,
        content: CONTENT,
        ...(isShown ? { figures, publishedAt: new Date() } : {}),
        ...trace,
      },
    });
  }
  return cardId;
}

export function beginCard({ school }: MatrixWorld): Knock {
  const intent = 'begin-example';
  return form('/examples', { intent, schoolId: school.id, methodId: 'read-again' });
}

/** A form on the page of a card of the school, that is as the form needs it. */
export async function onOwnCard(world: MatrixWorld, intent: string): Promise<Knock> {
  const cardId = await methodCard(world, {
    of: 'school',
    has: [
      'published',
      ...(intent === 'discard-example' ? (['draft'] as const) : []),
      ...(intent === 'republish-example' ? (['withdrawn'] as const) : []),
    ],
  });
  const path = `/examples/${cardId}`;
  if (intent !== 'save-example' && intent !== 'publish-example') return form(path, { intent });
  const { needs, minutes, timesAWeek, weeks, ...words } = CONTENT;
  const dose = { minutes: String(minutes), timesAWeek: String(timesAWeek), weeks: String(weeks) };
  return form(path, { intent, ...words, ...dose, needs: needs.join() });
}

/** A form on the page of a card of another school, whose copy the school has where the form needs it. */
export async function onOthersCard(world: MatrixWorld, intent: string): Promise<Knock> {
  const cardId = await methodCard(world, { of: 'other-school', has: ['published'] });
  const { municipality, school, specialEducator } = world;
  const trace = {
    municipalityId: municipality.id,
    schoolId: school.id,
    staffMemberId: specialEducator.staffMemberId,
  };
  if (intent !== 'adopt-example') {
    const methodId = newId();
    const { title, description, needs, minutes, timesAWeek, weeks } = CONTENT;
    await getClient().supportMethod.create({
      data: { id: methodId, title, description, needs, minutes, timesAWeek, weeks, ...trace },
    });
    await getClient().methodCardAdoption.create({
      data: { id: newId(), cardId, version: 1, methodId, ...trace },
    });
  }
  const report: Record<string, string> =
    intent === 'report-example' ? { word: 'well', words: 'Bra.' } : {};
  return form(`/examples/${cardId}`, { intent, schoolId: school.id, ...report });
}

/** A package with a card whose words are new each time. */
function packageOf(): PackageContent {
  const content = { ...CONTENT, title: `Ljuda ${newWord()}` };
  const figures = { ...FIGURES, countedOn: today() };
  return { madeOn: today(), synthetic: false, things: [{ kind: 'card', content, figures }] };
}

export function bringPackage(): Knock {
  const body = new FormData();
  body.set('file', new Blob([writePackage(packageOf(), sha256Hex)]), 'paket.json');
  return { path: '/packages', body };
}

/** A package that waits, or that was taken in. */
export async function readPackageIn(
  { municipality, administrator }: MatrixWorld,
  state: 'read' | 'taken-in' = 'read',
): Promise<string> {
  const id = newId();
  const content = packageOf();
  await getClient().packageImport.create({
    data: {
      id,
      municipalityId: municipality.id,
      sha256: hashOf(content),
      content: JSON.parse(JSON.stringify(content)),
      state,
      made: [],
      staffMemberId: administrator.staffMemberId,
    },
  });
  return `/packages/${id}`;
}

export async function onPackage(world: MatrixWorld, intent: string): Promise<Knock> {
  const state = intent === 'undo-package' ? 'taken-in' : 'read';
  return form(await readPackageIn(world, state), { intent });
}
