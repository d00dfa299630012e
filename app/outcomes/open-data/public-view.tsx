/** The public page: figures of a municipality, what they mean and how they are made. Nobody is signed in. */
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '~/ui/notice';
import { DictionaryTable } from './dictionary-table';
import type { Publication } from './measures';
import { PublicWindows } from './public-figures-view';

const METHOD = ['what', 'how', 'levels', 'hidden', 'still', 'not'] as const;

interface PublicViewProps {
  publication: Publication;
  /** Addresses of the two files; none in a preview. */
  files: { figures: string; dictionary: string } | null;
}

export function PublicView({ publication, files }: PublicViewProps) {
  const { t } = useTranslation('reports');
  return (
    <div className="grid gap-8">
      {publication.isSynthetic && (
        <Notice kind="info" title={t('public.syntheticTitle')}>
          {t('public.syntheticText')}
        </Notice>
      )}
      <PublicWindows windows={publication.windows} />
      <section className="grid gap-3" aria-labelledby="public-method">
        <h2 id="public-method">{t('public.methodTitle')}</h2>
        {METHOD.map((part) => (
          <p key={part} className="max-w-[70ch]">
            {t(`public.method.${part}`)}
          </p>
        ))}
        <p>
          <Link to="/help">{t('public.glossary')}</Link>
        </p>
      </section>
      <section className="grid gap-3" aria-labelledby="public-files">
        <h2 id="public-files">{t('public.filesTitle')}</h2>
        <p className="max-w-[70ch]">{t(`licence.${publication.licence}.line`)}</p>
        {files && (
          <p className="screen-only flex flex-wrap gap-3">
            <a className="button" data-look="secondary" href={files.figures} download>
              {t('public.figuresFile')}
            </a>
            <a className="button" data-look="secondary" href={files.dictionary} download>
              {t('public.dictionaryFile')}
            </a>
          </p>
        )}
        <DictionaryTable />
      </section>
    </div>
  );
}
