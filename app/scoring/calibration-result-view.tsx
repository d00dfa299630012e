/** What a calibration gave: the pupils it stands on, its scale, and every item with its figures. */
import { useId } from 'react';
import { PlainTable } from '~/roster/plain-table';
import type { CalibrationDetail } from '~/scoring/calibration-store.server';
import { useCalibrationWords } from '~/scoring/calibration-words';
import {
  COMPARED_GROUPS,
  type ComparedGroup,
  type FormCalibrationResult,
  type FormItem,
} from '~/scoring/form-calibration';
import { useFreshWhile } from '~/scoring/use-fresh-while';
import { Notice } from '~/ui/notice';
import { ProgressBar } from '~/ui/progress-bar';

type Props = { calibration: CalibrationDetail; timeZone: string };

export function CalibrationView({ calibration, timeZone }: Props) {
  const { t } = useCalibrationWords(timeZone);
  const { state, problem, result } = calibration;
  const isRunning = state === 'waiting' || state === 'running';
  useFreshWhile(isRunning);
  return (
    <div className="grid gap-8">
      {isRunning && (
        <ProgressBar label={t('list.state')} done={0} total={0} valueText={t(`state.${state}`)} />
      )}
      {problem && (
        <Notice kind="warning" title={t('state.refused')}>
          <p>{t(`problem.${problem}`)}</p>
        </Notice>
      )}
      {result && <Basis calibration={calibration} result={result} timeZone={timeZone} />}
      {result && <Items result={result} timeZone={timeZone} />}
    </div>
  );
}

function Basis({ calibration, result, timeZone }: Props & { result: FormCalibrationResult }) {
  const { t, number, figure, time } = useCalibrationWords(timeZone);
  const { link, groups } = result;
  return (
    <section className="grid max-w-[70ch] gap-2">
      <h2>{t('result.basis')}</h2>
      <p>
        {t('result.persons', { persons: number(result.persons) })} {t(`model.${calibration.model}`)}
        .{' '}
        {t('result.fit', {
          logLikelihood: figure(result.logLikelihood),
          aic: figure(result.aic),
          bic: figure(result.bic),
        })}
      </p>
      <p>
        {link
          ? t('result.linked', {
              version: calibration.anchorVersion ?? '',
              anchors: link.anchors.length,
              slope: figure(link.slope),
              intercept: figure(link.intercept),
            })
          : t('result.ownScale')}
      </p>
      {link && link.drifted.length > 0 && (
        <p>{t('result.drifted', { items: link.drifted.join(', ') })}</p>
      )}
      {!result.hasConverged && <Notice kind="warning" title={t('result.notConverged')} />}
      {COMPARED_GROUPS.map((group) => (
        <p key={group}>
          {t(groups[group].isCompared ? 'result.compared' : 'result.notCompared', {
            group: t(`group.${group}`),
            inside: number(groups[group].inside),
            outside: number(groups[group].outside),
          })}
        </p>
      ))}
      <p className="text-ink-soft">
        {calibration.finishedAt && t('result.finished', { time: time(calibration.finishedAt) })}{' '}
        {t('result.nothingChanges')}
      </p>
    </section>
  );
}

function Items({ result, timeZone }: { result: FormCalibrationResult; timeZone: string }) {
  const { t, number, figure } = useCalibrationWords(timeZone);
  const id = useId();
  const compared = COMPARED_GROUPS.filter((group) => result.groups[group].isCompared);
  const sayGroup = (item: FormItem, group: ComparedGroup) => {
    const difference = item.groups[group];
    return difference?.sizeClass
      ? t('result.difClass', { sizeClass: difference.sizeClass, delta: figure(difference.delta) })
      : '–';
  };
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('result.items')}</h2>
      <p className="max-w-[70ch]">{t('result.itemsText')}</p>
      <PlainTable
        labelledBy={id}
        rows={result.items}
        rowId={({ item }) => item}
        columns={[
          { header: t('item.name'), cell: ({ item }) => item },
          {
            header: t('item.right'),
            cell: ({ right, reached }) =>
              t('item.rightOf', { right: number(right), reached: number(reached) }),
          },
          { header: t('item.a'), cell: ({ a }) => figure(a) },
          { header: t('item.seA'), cell: ({ seA }) => figure(seA) },
          { header: t('item.b'), cell: ({ b }) => figure(b) },
          { header: t('item.seB'), cell: ({ seB }) => figure(seB) },
          { header: t('item.c'), cell: ({ c }) => figure(c) },
          { header: t('item.infit'), cell: ({ infit }) => figure(infit) },
          { header: t('item.outfit'), cell: ({ outfit }) => figure(outfit) },
          ...compared.map((group) => ({
            header: t('item.group', { group: t(`group.${group}`) }),
            cell: (item: FormItem) => sayGroup(item, group),
          })),
          {
            header: t('item.look'),
            cell: ({ isUnusual, b }) =>
              b === null ? t('item.noEstimate') : isUnusual ? t('item.unusual') : '',
          },
        ]}
      />
    </section>
  );
}
