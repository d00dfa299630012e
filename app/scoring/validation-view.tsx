/** A comparison of levels with outcomes: what may be said, the warnings, and the figures. */
import { Form } from '@remix-run/react';
import { useId } from 'react';
import { CalibrationSection } from '~/scoring/validation-calibration-view';
import type { ValidationPage } from '~/scoring/validation-doors.server';
import type { ValidationFigures, ValidationReport } from '~/scoring/validation-report';
import { ScoreSection } from '~/scoring/validation-score-view';
import { AccuracyTable, GroupSections, LevelsSection } from '~/scoring/validation-tables';
import type { DesignWarning } from '~/scoring/validation-warnings';
import { useValidationWords } from '~/scoring/validation-words';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { Select } from '~/ui/select';

export function ValidationView(page: ValidationPage) {
  const { t, nameComparison } = useValidationWords();
  const { chosen, report, seesPupils, mayImport } = page;
  if (!chosen || !report) {
    return (
      <EmptyState
        title={t('emptyTitle')}
        action={mayImport && <LinkButton to="/validation/measures">{t('emptyAction')}</LinkButton>}
      >
        {t('emptyText')}
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-8">
      <Chooser {...page} />
      <div className="grid max-w-[70ch] gap-2">
        <h2>{nameComparison(chosen)}</h2>
        <p>{t(`whatIsDifficulty.${chosen.outcome.kind}`)}</p>
      </div>
      {report.status === 'shown' ? (
        <Figures figures={report} compare={chosen.key} seesPupils={seesPupils} />
      ) : (
        <Notice kind="info" title={t('verdictTitle')}>
          <NoFigures report={report} />
        </Notice>
      )}
    </div>
  );
}

function Chooser({ comparisons, chosen, mayImport }: ValidationPage) {
  const { t, nameComparison } = useValidationWords();
  return (
    <div className="grid gap-4">
      <Form method="get" className="grid max-w-3xl gap-4">
        <FormField label={t('compare')}>
          <Select
            key={chosen?.key}
            name="compare"
            defaultValue={chosen?.key}
            options={comparisons.map((own) => ({ value: own.key, label: nameComparison(own) }))}
          />
        </FormField>
        <div className="screen-only">
          <Button>{t('show')}</Button>
        </div>
      </Form>
      {mayImport && (
        <p className="screen-only">
          <LinkButton to="/validation/measures">{t('measures')}</LinkButton>
        </p>
      )}
    </div>
  );
}

function NoFigures({ report }: { report: Exclude<ValidationReport, ValidationFigures> }) {
  const { t } = useValidationWords();
  if (report.status === 'no-outcomes' || report.status === 'not-told') {
    return <p>{t(`status.${report.status}`)}</p>;
  }
  if (report.status === 'too-few') return <p>{t('status.too-few', { count: report.least })}</p>;
  const { outcome, pupils } = report;
  const key = outcome === 'difficulty' ? 'status.one-difficulty' : 'status.one-none';
  return <p>{t(key, { count: pupils })}</p>;
}

function Figures({
  figures,
  compare,
  seesPupils,
}: {
  figures: ValidationFigures;
  compare: string;
  seesPupils: boolean;
}) {
  const { t } = useValidationWords();
  const { verdict, pupils, calibration } = figures;
  return (
    <>
      <section className="grid max-w-[70ch] gap-3">
        <Notice kind="info" title={t('verdictTitle')}>
          <p>{t(`verdict.${verdict.word}`, { count: pupils })}</p>
          {verdict.isFlattered && <p>{t('flattered')}</p>}
        </Notice>
        <Explanation label={t('verdictRule')}>
          <p>{t('verdictRuleText')}</p>
        </Explanation>
      </section>
      <Warnings warnings={figures.warnings} />
      {!seesPupils && (
        <Notice kind="info" title={t('hiddenTitle')}>
          {t('hiddenText')}
        </Notice>
      )}
      <LevelsSection figures={figures} />
      <AccuracySection figures={figures} />
      <ScoreSection figures={figures} compare={compare} seesPupils={seesPupils} />
      {calibration && <CalibrationSection calibration={calibration} />}
      <GroupSections groups={figures.groups} />
      <section className="grid max-w-[70ch] gap-3">
        <h2>{t('howTitle')}</h2>
        <p>{t('how')}</p>
        <p className="screen-only">{t('printHint')}</p>
      </section>
    </>
  );
}

function Warnings({ warnings }: { warnings: DesignWarning[] }) {
  const { t, count } = useValidationWords();
  return (
    <section className="grid max-w-[70ch] gap-3">
      <h2>{t('warningsTitle')}</h2>
      {warnings.length === 0 && <p>{t('noWarnings')}</p>}
      {warnings.length > 0 && (
        <ul className="grid list-disc gap-2 ps-5">
          {warnings.map(({ kind, pupils }) => (
            <li key={kind}>
              {t(`warning.${kind}`, { pupils: pupils === null ? '' : count(pupils) })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function AccuracySection({ figures }: { figures: ValidationFigures }) {
  const { t, estimate } = useValidationWords();
  const id = useId();
  const { accuracies, isAccuracyHidden, isRefused, area } = figures;
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('accuracyTitle')}</h2>
      {isRefused ? (
        <p className="max-w-[70ch]">{t('verdict.refused')}</p>
      ) : (
        <>
          <p className="max-w-[70ch]">{t('accuracyText')}</p>
          <AccuracyTable
            labelledBy={id}
            flags={accuracies.map(({ limit, accuracy }) => ({
              name: t(`flagAt.${limit}`),
              accuracy,
            }))}
          />
          {area && (
            <p>
              {t('figure.area')}: {estimate({ ...area, estimate: area.auc })}
            </p>
          )}
          {isAccuracyHidden && <p className="max-w-[70ch]">{t('accuracyHidden')}</p>}
        </>
      )}
    </section>
  );
}
