import type { LevelKind } from '~/ui/level';

/** The bare shape of a level: triangle, diamond, disc, dashed ring. Decorative; the word stands beside it. */
export function LevelShape({ level }: { level: LevelKind }) {
  return (
    <svg className="level-shape" data-level={level} viewBox="0 0 20 20" aria-hidden="true">
      {level === 'needs-follow-up' && <path d="M10 2.5 18.2 17H1.8Z" />}
      {level === 'look-again' && <path d="M10 1.8 18.2 10 10 18.2 1.8 10Z" />}
      {level === 'above' && <circle cx="10" cy="10" r="7" />}
      {level === 'incomplete' && <circle cx="10" cy="10" r="7.5" />}
    </svg>
  );
}
