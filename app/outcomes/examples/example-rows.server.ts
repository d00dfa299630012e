/** Reads method cards as the pages show them. Two queries for a list, however long. */
import { requireId, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayInZone } from '~/platform/calendar';
import type { Prisma } from '~/platform/database/generated/client';
import { notFound } from '~/platform/http.server';
import type { Bilingual } from '~/scoring/cut-policy';
import { METHOD_CATALOGUE } from '~/support/plans/method-catalogue';
import type { CardContent } from './card-content';
import { type ShownFigures, TOO_FEW, toShown } from './card-figures';
import { REPORT_WORDS, type ReportWord } from './example-form';
import type { AdoptionShown, CardState, ExampleRow, ReportFigures } from './example-page';

type Db = ScopedDb<StaffViewer>;

const WITH_ALL = {
  school: { select: { name: true } },
  versions: { orderBy: { version: 'desc' } },
  adoptions: {
    include: {
      school: { select: { name: true } },
      reports: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  },
} satisfies Prisma.MethodCardInclude;

/** A card with its versions, adoptions and reports, the newest first. */
export type CardRow = Awaited<ReturnType<typeof readCards>>[number];
type VersionRow = CardRow['versions'][number];

/** Every card of the municipality. What of them a viewer may see is the caller's to say. */
export function readCards(db: Db) {
  return db.transaction.methodCard.findMany({
    where: { municipalityId: db.municipalityId },
    include: WITH_ALL,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
}

/** @throws 404. */
export async function readCard(db: Db, cardId: string | undefined): Promise<CardRow> {
  const { municipalityId, transaction } = db;
  const card = await transaction.methodCard.findUnique({
    where: { municipalityId_id: { municipalityId, id: requireId(cardId) } },
    include: WITH_ALL,
  });
  if (!card) throw notFound();
  return card;
}

export function findPublished({ versions }: CardRow): VersionRow | undefined {
  return versions.find(({ publishedAt }) => publishedAt !== null);
}

export function findDraft({ versions }: CardRow): VersionRow | undefined {
  return versions.find(({ publishedAt }) => publishedAt === null);
}

export function contentOf(version: VersionRow): CardContent {
  return version.content as unknown as CardContent;
}

/** Also of a version that was kept with more. */
export function figuresOf(version: VersionRow): ShownFigures {
  return toShown(version.figures as unknown as ShownFigures);
}

export function stateOf(card: CardRow): CardState {
  if (!findPublished(card)) return 'draft';
  return card.withdrawnAt ? 'withdrawn' : 'published';
}

/** Titles of the methods that cards are counted from, by id; of the catalogue and of schools. */
export async function readMethodTitles(
  { transaction, municipalityId }: Db,
  cards: readonly { methodId: string }[],
): Promise<Map<string, Bilingual>> {
  const known = METHOD_CATALOGUE.map(({ id, title }) => [id, title] as const);
  const ids = cards.map(({ methodId }) => methodId).filter((id) => /^[0-9a-f-]{36}$/.test(id));
  const rows = await transaction.supportMethod.findMany({
    where: { municipalityId, id: { in: ids } },
    select: { id: true, title: true },
  });
  return new Map([
    ...known,
    ...rows.map(({ id, title }) => [id, { sv: title, en: title }] as const),
  ]);
}

export function toExampleRow(card: CardRow, titles: Map<string, Bilingual>): ExampleRow {
  const published = findPublished(card);
  const content = contentOf((published ?? card.versions[0])!);
  const words = card.adoptions.flatMap(
    ({ reports: [latest] }) => (latest?.word as ReportWord) ?? [],
  );
  return {
    cardId: card.id,
    title: content.title,
    needs: content.needs,
    methodTitle: titles.get(card.methodId) ?? null,
    schoolName: card.school?.name ?? null,
    state: stateOf(card),
    synthetic: card.synthetic,
    onTheWay: published ? figuresOf(published).onTheWay : TOO_FEW,
    adopted: card.adoptions.filter(({ endedAt }) => endedAt === null).length,
    reports: Object.fromEntries(
      REPORT_WORDS.map((word) => [word, words.filter((own) => own === word).length]),
    ) as Record<ReportWord, number>,
  };
}

export function toAdoption(
  adoption: CardRow['adoptions'][number],
  { ownSchoolIds, timeZone }: { ownSchoolIds: readonly string[]; timeZone: string },
): AdoptionShown {
  const [latest, ...earlier] = adoption.reports;
  return {
    schoolId: adoption.schoolId,
    schoolName: adoption.school.name,
    since: dayInZone(adoption.createdAt, timeZone),
    isEnded: adoption.endedAt !== null,
    isOwn: ownSchoolIds.includes(adoption.schoolId),
    report: latest
      ? {
          word: latest.word as ReportWord,
          words: latest.words,
          day: dayInZone(latest.createdAt, timeZone),
          figures: latest.figures as unknown as ReportFigures,
        }
      : null,
    earlierReports: earlier.length,
  };
}
