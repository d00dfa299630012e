/** A person's own words on a page of either language: another language than the page's is marked and said. */
import { useTranslation } from 'react-i18next';
import type { Bilingual, WrittenText } from '~/scoring/cut-policy';

/** Words in both languages are shown in the page's; words in one as they were written. */
export function WrittenWords({ of: words }: { of: Bilingual | WrittenText }) {
  const { t, i18n } = useTranslation('policies');
  const page = i18n.language === 'en' ? 'en' : 'sv';
  if (!('text' in words)) return <>{words[page]}</>;
  if (words.language === page) return <>{words.text}</>;
  return (
    <>
      <span lang={words.language}>{words.text}</span> ({t(`writtenIn.${words.language}`)})
    </>
  );
}
