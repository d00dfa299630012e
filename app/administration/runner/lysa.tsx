/** Lysa, the firefly who guides: simple shapes, a light that glows, never a judging face. */

type Mood = 'awake' | 'asleep' | 'speaking' | 'glad';

function Face({ mood }: { mood: Mood }) {
  if (mood === 'asleep') {
    return (
      <g fill="none" stroke="var(--ink)" strokeWidth="3.5" strokeLinecap="round">
        <path d="M72 64 q7 6 14 0" />
        <path d="M98 64 q7 6 14 0" />
        <path d="M87 78 q5 3 10 0" />
      </g>
    );
  }
  return (
    <g>
      <circle cx="79" cy="63" r="5.5" fill="var(--ink)" />
      <circle cx="105" cy="63" r="5.5" fill="var(--ink)" />
      <circle cx="81" cy="61" r="1.8" fill="#fff" />
      <circle cx="107" cy="61" r="1.8" fill="#fff" />
      {mood === 'speaking' ? (
        <ellipse className="lysa-mouth" cx="92" cy="78" rx="6" ry="5" fill="var(--ink)" />
      ) : (
        <path
          d={mood === 'glad' ? 'M82 74 q10 11 20 0' : 'M85 76 q7 6 14 0'}
          fill="none"
          stroke="var(--ink)"
          strokeWidth="3.5"
          strokeLinecap="round"
        />
      )}
    </g>
  );
}

/** The guide. Decorative: what she says is in the text beside her. */
export function Lysa({ mood, size = 'big' }: { mood: Mood; size?: 'big' | 'small' }) {
  return (
    <svg
      className={`lysa lysa-${size} lysa-${mood}`}
      viewBox="0 0 184 200"
      aria-hidden="true"
      focusable="false"
    >
      <circle className="lysa-halo" cx="92" cy="142" r="54" fill="var(--glow)" />
      <g stroke="var(--ink)" strokeWidth="4" strokeLinejoin="round">
        <path
          className="lysa-wing"
          d="M72 98 C18 62 4 108 22 122 C38 134 62 122 72 112 Z"
          fill="var(--wing)"
        />
        <path
          className="lysa-wing"
          d="M112 98 C166 62 180 108 162 122 C146 134 122 122 112 112 Z"
          fill="var(--wing)"
        />
        <path d="M66 112 C62 158 78 182 92 182 C106 182 122 158 118 112 Z" fill="var(--light)" />
        <path
          d="M66 112 C65 126 66 134 68 140 H116 C118 134 119 126 118 112 Z"
          fill="var(--lysa)"
        />
        <circle cx="92" cy="68" r="40" fill="var(--lysa)" />
        <g fill="none" strokeLinecap="round">
          <path d="M76 33 C70 18 62 14 54 14" />
          <path d="M108 33 C114 18 122 14 130 14" />
        </g>
        <circle cx="52" cy="14" r="5" fill="var(--light)" />
        <circle cx="132" cy="14" r="5" fill="var(--light)" />
      </g>
      <Face mood={mood} />
      <g fill="var(--cheek)">
        <circle cx="67" cy="76" r="5" />
        <circle cx="117" cy="76" r="5" />
      </g>
    </svg>
  );
}
