/** The effect chain, drawn as links that lead to one another; the same markup reads as an ordered list. */
import { CHAIN_KINDS, type ChainStep } from './benefit-event';
import { useBenefitWords } from './benefit-words';

export function EffectChain({ chain }: { chain: readonly ChainStep[] }) {
  const { t } = useBenefitWords();
  if (chain.length === 0) return <p className="text-ink-soft">{t('benefit:chain.empty')}</p>;
  const links = CHAIN_KINDS.map((kind) => ({
    kind,
    steps: chain.filter((step) => step.kind === kind),
  })).filter(({ steps }) => steps.length > 0);
  return (
    <ol
      className="flex flex-col items-stretch gap-2 md:flex-row"
      aria-label={t('benefit:chain.title')}
    >
      {links.map(({ kind, steps }, place) => (
        <li key={kind} className="flex flex-1 flex-col items-stretch gap-2 md:flex-row">
          {place > 0 && (
            <span className="relative flex items-center justify-center text-ink-soft">
              <span className="spoken">{t('benefit:chain.leadsTo')}</span>
              <Arrow />
            </span>
          )}
          <div className="flex-1 rounded-[12px] border border-line p-4">
            <p className="font-bold">{t(`benefit:chain.${kind}`)}</p>
            <ul className="grid gap-1">
              {steps.map(({ text }) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Points down where the links stand over one another, to the side where they stand in a row. */
function Arrow() {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      aria-hidden="true"
      className="rotate-90 md:rotate-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M4 12h15M13 6l6 6-6 6" />
    </svg>
  );
}
