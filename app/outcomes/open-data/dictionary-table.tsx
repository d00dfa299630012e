/** Every column and measure of the file: name, meaning, unit, version, and what is hidden. */
import { useTranslation } from 'react-i18next';
import { DEFINITIONS_VERSION } from './measures';
import { listDictionary } from './open-data-file';

export function DictionaryTable() {
  const { t } = useTranslation(['reports', 'help']);
  return (
    <div className="data-table">
      <section
        className="data-table__scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls, and must do so by keyboard
        tabIndex={0}
        aria-label={t('reports:dictionary.title')}
      >
        <table>
          <caption>{t('reports:dictionary.caption', { version: DEFINITIONS_VERSION })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('reports:dictionary.name')}</th>
              <th scope="col">{t('reports:dictionary.meaning')}</th>
              <th scope="col">{t('reports:dictionary.unit')}</th>
              <th scope="col">{t('reports:dictionary.rule')}</th>
            </tr>
          </thead>
          <tbody>
            {listDictionary(t).map(({ of, name, meaning, unit, suppression }) => (
              <tr key={`${of} ${name}`}>
                <th scope="row">
                  <code>{of === 'measure' ? `measure = ${name}` : name}</code>
                </th>
                <td className="min-w-[24ch]">{meaning}</td>
                <td>{unit}</td>
                <td className="min-w-[24ch]">{suppression}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
