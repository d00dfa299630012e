/** The pupil's symbols: one stroke width, one ink, no words, no ticks and no crosses. */
import type { ReactNode } from 'react';

function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      className="symbol"
      viewBox="0 0 64 64"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      strokeWidth="3.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}

export const EarSymbol = () => (
  <Drawing>
    <path d="M22 44 c-8 -5 -10 -30 10 -32 c18 -1 22 20 10 28 c-6 4 -6 6 -7 10 c-1 6 -9 7 -12 1" />
    <path d="M26 32 c-1 -10 12 -12 13 -3 c0 5 -6 5 -7 9" />
  </Drawing>
);

export const LanternSymbol = () => (
  <Drawing>
    <path d="M24 18 h16 l6 8 v22 l-6 6 H24 l-6 -6 V26 Z" fill="var(--light)" />
    <path d="M26 18 c0 -12 12 -12 12 0" />
    <path d="M32 30 c7 8 4 14 0 14 s-7 -6 0 -14 Z" fill="var(--lysa)" />
  </Drawing>
);

export const MoonSymbol = () => (
  <Drawing>
    <path d="M40 10 c-20 4 -28 38 2 44 c-34 4 -42 -42 -2 -44 Z" fill="var(--light)" />
  </Drawing>
);

export const HandSymbol = () => (
  <Drawing>
    <path
      d="M20 58 C12 46 8 38 12 36 c4 -2 7 4 9 8 V16 c0 -6 7 -6 7 0 v14 V11 c0 -6 7 -6 7 0 v19 V14 c0 -6 7 -6 7 0 v18 v-8 c0 -6 7 -6 7 0 v18 c0 10 -4 12 -6 16 Z"
      fill="var(--lysa)"
    />
  </Drawing>
);

export const SunSymbol = () => (
  <Drawing>
    <circle cx="32" cy="32" r="12" fill="var(--light)" />
    <path d="M32 6 v7 M32 51 v7 M6 32 h7 M51 32 h7 M14 14 l5 5 M45 45 l5 5 M50 14 l-5 5 M19 45 l-5 5" />
  </Drawing>
);

export const StarSymbol = () => (
  <Drawing>
    <path d="M32 7 l8 16 17 3 -12 12 3 18 -16 -8 -16 8 3 -18 -12 -12 17 -3 Z" fill="var(--light)" />
  </Drawing>
);

export const HouseSymbol = () => (
  <Drawing>
    <path d="M12 30 L32 12 L52 30 V54 H12 Z" fill="var(--wing)" />
    <path d="M27 54 V40 h10 v14" />
  </Drawing>
);

/** A framed picture of something that exists. */
export const RealSymbol = () => (
  <Drawing>
    <rect x="9" y="13" width="46" height="38" rx="3" fill="var(--wing)" />
    <circle cx="42" cy="24" r="4.5" fill="var(--light)" />
    <path d="M9 45 L24 28 L36 42 L43 35 L55 46" />
  </Drawing>
);

/** A dream cloud with a curl in it: something made up. */
export const MadeUpSymbol = () => (
  <Drawing>
    <path
      d="M18 44 c-13 0 -13 -17 -1 -18 c0 -14 20 -17 24 -6 c12 -4 19 10 10 16 c4 8 -6 12 -11 8 Z"
      fill="var(--lysa)"
    />
    <path d="M26 34 c0 -7 11 -7 11 0 c0 5 -7 5 -7 1" />
    <circle cx="18" cy="52" r="2.5" />
    <circle cx="11" cy="58" r="1.5" />
  </Drawing>
);

/** A house as houses stand: what is said is so. */
export const UprightSymbol = () => (
  <Drawing>
    <path d="M14 32 L32 14 L50 32 V52 H14 Z" fill="var(--wing)" />
    <path d="M27 52 V38 h10 v14" fill="var(--light)" />
    <path d="M6 52 H58" />
  </Drawing>
);

/** The same house upside down: what is said is topsy-turvy. */
export const TopsyTurvySymbol = () => (
  <Drawing>
    <g transform="rotate(188 32 32)">
      <path d="M14 30 L32 12 L50 30 V50 H14 Z" fill="var(--lysa)" />
      <path d="M27 50 V36 h10 v14" fill="var(--light)" />
    </g>
    <path d="M6 57 H58" />
  </Drawing>
);

/** A finger that points: somebody presses here. */
export const PointingSymbol = () => (
  <Drawing>
    <path
      d="M20 58 c-5 -7 -11 -13 -9 -17 c2 -3 7 0 10 4 V12 c0 -7 9 -7 9 0 v17 c2 -4 8 -4 8 1 c3 -3 8 -2 8 2 c4 -2 8 0 8 4 c0 11 -2 16 -6 22 Z"
      fill="var(--card)"
    />
  </Drawing>
);

/** Two hands that change sides. */
export const SidesSymbol = () => (
  <Drawing>
    <path d="M8 22 H56 M46 12 L56 22 L46 32" />
    <path d="M56 44 H8 M18 34 L8 44 L18 54" />
  </Drawing>
);

export const EraseSymbol = () => (
  <Drawing>
    <path d="M22 16 H56 V48 H22 L8 32 Z" />
    <path d="M32 26 l12 12 M44 26 l-12 12" />
  </Drawing>
);
