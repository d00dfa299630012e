/** Groups that are, then groups that are suggested, then those who fit in none. */

import { Form, Link, useLocation, useNavigation, useSearchParams } from '@remix-run/react';
import { useState } from 'react';
import { startWithCapital } from '~/platform/translation/start-with-capital';
import { AnswerNotice } from '~/ui/answer-notice';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { LinkButton } from '~/ui/link-button';
import { SegmentedControl } from '~/ui/segmented-control';
import { GroupCard, PupilLine } from './group-card';
import type { GroupOutcome } from './group-form';
import { GroupMovePanel, type Moving } from './group-move-panel';
import { type GroupWords, useGroupWords } from './group-words';
import { type GroupsPage, readChoice } from './groups-page';

interface SectionProps {
  page: GroupsPage;
  words: GroupWords;
  onMove: (pupilId: string, toGroupId?: string) => void;
}

export function GroupsView({ page, answer }: { page: GroupsPage; answer: GroupOutcome | null }) {
  const words = useGroupWords(page);
  const { t } = words;
  const [moving, setMoving] = useState<Moving | null>(null);
  const onMove = (pupilId: string, toGroupId?: string) => setMoving({ pupilId, toGroupId });
  const section = { page, words, onMove };
  return (
    <>
      <Answer answer={answer} words={words} />
      <div className="grid gap-8">
        {page.groups.length > 0 && (
          <section aria-labelledby="groups-are" className="grid gap-3">
            <h2 id="groups-are">{t('groups.are')}</h2>
            <p className="text-ink-soft print:hidden">{t('groups.dragHint')}</p>
            <div className="grid gap-4 md:grid-cols-2">
              {page.groups.map((group) => (
                <GroupCard key={group.groupId} group={group} words={words} onMove={onMove} />
              ))}
            </div>
          </section>
        )}
        <Suggestions {...section} />
        <Others {...section} kind="alone" />
        <Others {...section} kind="lookAgainFirst" />
        <Others {...section} kind="unclear" />
        <p className="text-ink-soft">{t('groups.basis')}</p>
        <GroupMovePanel page={page} words={words} moving={moving} onChange={setMoving} />
      </div>
    </>
  );
}

function Answer({ answer, words }: { answer: GroupOutcome | null; words: GroupWords }) {
  const { t } = words;
  if (!answer) return null;
  if (!answer.ok) {
    const title = t(`groups.problem.${answer.problem}`);
    return <AnswerNotice kind="warning" answer={answer} title={title} />;
  }
  const { what, groupName, pupilName, undo } = answer.done;
  const isOut = what === 'move' && groupName === '';
  const title = t(`groups.done.${isOut ? 'move-out' : what}`, {
    group: groupName,
    name: pupilName ?? '',
  });
  return (
    <AnswerNotice kind="success" answer={answer} title={title}>
      {undo && (
        <Form method="post" preventScrollReset>
          {Object.entries(undo).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button size="small">{t('undo')}</Button>
        </Form>
      )}
    </AnswerNotice>
  );
}

function Suggestions({ page, words, onMove }: SectionProps) {
  const { t } = words;
  return (
    <section aria-labelledby="groups-suggested" className="grid gap-3">
      <h2 id="groups-suggested">{t('groups.suggested')}</h2>
      <Choices words={words} />
      {page.suggestions.length === 0 && (
        <EmptyState title={t('groups.noneTitle')} headingLevel={3}>
          <p>{t(page.who === 'confirmed' ? 'groups.noneConfirmed' : 'groups.noneBelow')}</p>
          <p>
            <Link to="/overview?show=decide">{t('groups.toOverview')}</Link>
          </p>
        </EmptyState>
      )}
      <div className="grid gap-4 md:grid-cols-2">
        {page.suggestions.map(({ need, placeName, pupilIds, isMixed }, place) => {
          const title = startWithCapital(
            t('groups.suggestedName', { need: t(`need.${need}`), place: placeName }),
          );
          const name = title.slice(0, 60);
          return (
            <section
              key={pupilIds.join(' ')}
              aria-labelledby={`suggested-${place}`}
              className="grid content-start gap-3 rounded-[12px] border border-dashed border-line p-4"
            >
              <h3 id={`suggested-${place}`}>{title}</h3>
              {isMixed && <p className="text-ink-soft">{t('groups.mixed')}</p>}
              <ul className="grid gap-2">
                {pupilIds.map((pupilId) => (
                  <PupilLine
                    key={pupilId}
                    pupilId={pupilId}
                    words={words}
                    onMove={page.groups.length > 0 ? (id) => onMove(id) : null}
                  />
                ))}
              </ul>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="make" />
                <input type="hidden" name="need" value={need} />
                <input type="hidden" name="name" value={name} />
                <input type="hidden" name="pupilIds" value={pupilIds.join(' ')} />
                <Button look={page.groups.length === 0 && place === 0 ? 'primary' : 'secondary'}>
                  {t('groups.make')}
                </Button>
              </Form>
            </section>
          );
        })}
      </div>
    </section>
  );
}

/** Which pupils, and whether a group may be of several classes: kept in the address. */
function Choices({ words: { t } }: { words: GroupWords }) {
  const [, setSearch] = useSearchParams();
  const { pathname, search } = useLocation();
  const { location: coming } = useNavigation();
  // A choice shows at once, and a second one made while it is fetched keeps the first.
  const chosen = new URLSearchParams(coming?.pathname === pathname ? coming.search : search);
  const { across, who } = readChoice(chosen);
  const choose = (name: 'across' | 'who', value: string) => {
    chosen.set(name, value);
    setSearch(chosen, { preventScrollReset: true });
  };
  return (
    <div className="flex flex-wrap gap-3 print:hidden">
      <SegmentedControl
        label={t('groups.across')}
        value={across}
        options={(['class', 'school'] as const).map((value) => ({
          value,
          label: t(`groups.acrossWord.${value}`),
        }))}
        onChange={(value) => choose('across', value)}
      />
      <SegmentedControl
        label={t('groups.who')}
        value={who}
        options={(['confirmed', 'below'] as const).map((value) => ({
          value,
          label: t(`groups.whoWord.${value}`),
        }))}
        onChange={(value) => choose('who', value)}
      />
    </div>
  );
}

/** Those who fit in no group, with a plan of their own within reach. */
function Others({
  page,
  words,
  onMove,
  kind,
}: SectionProps & { kind: 'alone' | 'unclear' | 'lookAgainFirst' }) {
  const { t } = words;
  const pupilIds = page[kind];
  if (pupilIds.length === 0) return null;
  return (
    <section aria-labelledby={`groups-${kind}`} className="grid gap-3">
      <h2 id={`groups-${kind}`}>{t(`groups.${kind}`)}</h2>
      <p className="text-ink-soft">{t(`groups.${kind}Text`)}</p>
      <ul className="grid gap-2 md:grid-cols-2">
        {pupilIds.map((pupilId) => (
          <PupilLine
            key={pupilId}
            pupilId={pupilId}
            words={words}
            onMove={page.groups.length > 0 ? (id) => onMove(id) : null}
          />
        ))}
      </ul>
      {kind === 'alone' && (
        <div className="flex flex-wrap gap-2 print:hidden">
          {pupilIds.map((pupilId) => (
            <LinkButton key={pupilId} to={`/plans/new?pupil=${pupilId}`} size="small">
              {t('groups.planName', { name: words.name(pupilId) })}
            </LinkButton>
          ))}
        </div>
      )}
    </section>
  );
}
