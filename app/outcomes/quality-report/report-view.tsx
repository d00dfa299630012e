/**
 * The basis for the systematic quality work as a document: what, how, results, help, the law's steps, change,
 * the unit's own analysis, and what every word means. The same on screen and paper.
 */
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { GoalStrip } from '~/outcomes/goals/goal-strip';
import { LeftOutNotice } from '~/outcomes/left-out-notice';
import { EmptyState } from '~/ui/empty-state';
import { Notice } from '~/ui/notice';
import { SegmentedControl } from '~/ui/segmented-control';
import { AnalysisForm } from './analysis-form';
import { type AnalysisAnswer, listDefinitions, type QualityReport } from './report-page';
import { ReportTableView } from './report-table';
import { listReportTables, type ReportTableId } from './report-tables';

/** Sections with the tables that stand in them, in the order of the document. */
const SECTIONS: {
  id: 'done' | 'results' | 'support' | 'guarantee' | 'sessions' | 'change';
  tables: ReportTableId[];
}[] = [
  { id: 'done', tables: ['coverage', 'reasons'] },
  { id: 'results', tables: ['levels', 'shares'] },
  { id: 'support', tables: ['way', 'time'] },
  { id: 'guarantee', tables: ['case'] },
  { id: 'sessions', tables: ['dose'] },
  { id: 'change', tables: ['windows', 'moves'] },
];

interface ReportViewProps {
  report: QualityReport;
  answer: AnalysisAnswer | undefined;
}

export function ReportView({ report, answer }: ReportViewProps) {
  const { t } = useTranslation(['reports', 'outcomes', 'results', 'common', 'help']);
  const { page, windows, analysis, goals } = report;
  const address = addressOf(report);
  if (page.windowId === null) {
    return (
      <EmptyState title={t('reports:quality.emptyTitle')}>
        {t('reports:quality.emptyText')}
      </EmptyState>
    );
  }
  const tables = listReportTables(page, windows, t as never);
  return (
    <div className="grid gap-8">
      <Choices report={report} address={address} />
      {page.of === 'municipality' && <LeftOutNotice names={page.leftOut} />}
      <Section id="purpose">
        <p className="max-w-[70ch]">{t('reports:quality.section.purpose.text')}</p>
        {goals.length > 0 ? (
          <GoalStrip goals={goals} />
        ) : (
          <p className="max-w-[70ch]">{t('reports:quality.section.purpose.noGoals')}</p>
        )}
      </Section>
      {SECTIONS.map(({ id, tables: ids }) => (
        <Section key={id} id={id}>
          <p className="max-w-[70ch]">{t(`reports:quality.section.${id}.text`)}</p>
          {tables
            .filter((table) => ids.includes(table.id))
            .map((table) => (
              <ReportTableView key={table.id} table={table} />
            ))}
          {id === 'change' && page.movesHidden && (
            <Notice kind="info" title={t('outcomes:followUp.moves.hiddenTitle')}>
              {t('outcomes:followUp.moves.hiddenText')}
            </Notice>
          )}
        </Section>
      ))}
      <Section id="analysis">
        <AnalysisForm
          key={`${analysis.changed?.on} ${Object.values(analysis.texts).join(' ')}`}
          analysis={analysis}
          answer={answer}
          action={`/quality-report${address}`}
        />
      </Section>
      <Section id="definitions">
        <p className="max-w-[70ch]">{t(`reports:quality.protection.${page.of}`)}</p>
        <dl className="grid max-w-[80ch] gap-2">
          {listDefinitions(page.of).map((word) => (
            <div key={word}>
              <dt className="inline font-bold">{t(`help:definition.${word}.term`)}: </dt>
              <dd className="inline">{t(`help:definition.${word}.text`)}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </div>
  );
}

type SectionId = (typeof SECTIONS)[number]['id'] | 'purpose' | 'analysis' | 'definitions';

function Section({ id, children }: { id: SectionId; children: ReactNode }) {
  const { t } = useTranslation('reports');
  return (
    <section className="grid gap-4" aria-labelledby={`report-${id}`}>
      <h2 id={`report-${id}`}>{t(`quality.section.${id}.title`)}</h2>
      {children}
    </section>
  );
}

/** "?school=…&window=…" of the document. */
function addressOf({ page }: QualityReport): string {
  const query = new URLSearchParams({
    ...(page.of === 'school' ? { school: page.schoolId } : {}),
    ...(page.windowId ? { window: page.windowId } : {}),
  }).toString();
  return query ? `?${query}` : '';
}

function Choices({ report, address }: { report: QualityReport; address: string }) {
  const { t } = useTranslation(['reports', 'outcomes', 'common']);
  const { page } = report;
  return (
    <div className="screen-only flex flex-wrap items-center gap-4">
      {page.of === 'school' && page.schools.length > 1 && (
        <Form method="get">
          <SegmentedControl
            label={t('outcomes:column.school')}
            name="school"
            value={page.schoolId}
            options={page.schools.map(({ schoolId, schoolName }) => ({
              value: schoolId,
              label: schoolName,
            }))}
          />
        </Form>
      )}
      {page.windows.length > 1 && (
        <Form method="get">
          {page.of === 'school' && <input type="hidden" name="school" value={page.schoolId} />}
          <SegmentedControl
            label={t('outcomes:followUp.window')}
            name="window"
            value={page.windowId ?? ''}
            options={page.windows.map(({ windowId, kind }) => ({
              value: windowId,
              label: t(`common:window.${kind}`),
            }))}
          />
        </Form>
      )}
      <a className="button" data-look="secondary" href={`/quality-report/excel${address}`} download>
        {t('reports:quality.excel')}
      </a>
      <a className="button" data-look="secondary" href={`/follow-up/file${address}`} download>
        {t('reports:quality.csv')}
      </a>
      <span>{t('outcomes:followUp.printHint')}</span>
    </div>
  );
}
