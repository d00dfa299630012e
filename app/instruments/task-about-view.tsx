/** The half page about a task: what, why, how long, when, how, how scored, which limits, sources. */
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskPageData } from '~/instruments/task-view.server';
import { Notice } from '~/ui/notice';

type Bilingual = { sv: string; en: string };

/** A limit of the municipality's policy, as the page says it. */
export type ShownLimit = {
  windowKind: 'autumn' | 'winter' | 'spring';
  words: Bilingual;
  /** In both languages, or in the one it was written in. */
  reason: Bilingual | { language: 'sv' | 'en'; text: string };
  /** What the task may do: pick out who reads aloud, support, only describe, or decide. */
  role: 'gate' | 'supporting' | 'described' | 'deciding';
};

export type ShownPolicy = {
  title: Bilingual;
  status: 'draft' | 'approved' | 'retired';
  limits: ShownLimit[];
};

const ROLE_WORDS = {
  gate: 'task.limitGate',
  supporting: 'task.limitSupporting',
  described: 'task.limitDescribed',
} as const;

type AboutProps = { page: TaskPageData; policy: ShownPolicy | null; groups: ReactNode };

export function TaskAboutView({ page, policy, groups }: AboutProps) {
  const { t, i18n } = useTranslation('instruments');
  const say = (text: Bilingual) => (i18n.language === 'en' ? text.en : text.sv);
  const { about } = page;
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
      {about ? (
        <>
          <Part title={t('task.what')}>{say(about.what)}</Part>
          <Part title={t('task.why')}>{say(about.why)}</Part>
        </>
      ) : (
        <Part title={t('task.what')}>{t('task.noAbout')}</Part>
      )}
      <Part title={t('task.time')}>
        {t('task.timeText', { count: Math.ceil(page.seconds / 60) })}
      </Part>
      <When page={page} />
      {about && (
        <>
          <Part title={t('task.run')}>{say(about.run)}</Part>
          <Part title={t('task.scored')}>{say(about.scored)}</Part>
        </>
      )}
      <Limits policy={policy} say={say} />
      {groups}
      {about && (
        <Section title={t('task.sources')}>
          <ul className="grid list-disc gap-1 ps-5 text-sm">
            {about.sources.map((source) => (
              <li key={source.en}>{say(source)}</li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid content-start gap-2">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Section title={title}>
      <p>{children}</p>
    </Section>
  );
}

function When({ page }: { page: TaskPageData }) {
  const { t } = useTranslation('instruments');
  const lines = page.places.flatMap(({ kind, place, form }) =>
    place ? [{ kind, place, form }] : [],
  );
  return (
    <Section title={t('task.when')}>
      {lines.length === 0 && <p>{t('task.whenNever')}</p>}
      <ul className="grid gap-1">
        {lines.map(({ kind, place, form }) => (
          <li key={kind}>
            {t('task.whenLine', {
              window: t(`window.${kind}`),
              form,
              place: t(`place.${place}.word`),
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Say = (text: Bilingual) => string;

function Limits({ policy, say }: { policy: ShownPolicy | null; say: Say }) {
  const { t } = useTranslation('instruments');
  const limits = policy?.limits ?? [];
  return (
    <Section title={t('task.limits')}>
      {limits.length === 0 && <p>{t('task.noLimit')}</p>}
      <ul className="grid gap-2">
        {limits.map(({ windowKind, words, reason, role }) => (
          <li key={windowKind}>
            <strong>
              {t('task.limitLine', { window: t(`window.${windowKind}`), limit: say(words) })}
            </strong>{' '}
            {'text' in reason ? <span lang={reason.language}>{reason.text}</span> : say(reason)}{' '}
            {role !== 'deciding' && t(ROLE_WORDS[role])}
          </li>
        ))}
      </ul>
      {policy && (
        <Notice kind="info" title={t('battery.notNormedTitle')}>
          {t('task.notNormed', {
            policy: say(policy.title),
            status: t(`task.policyStatus.${policy.status}`),
          })}
        </Notice>
      )}
    </Section>
  );
}
