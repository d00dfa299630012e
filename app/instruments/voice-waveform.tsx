/** The wave of a recording, with what is cut away at both ends dimmed. */
import type { VoiceSpan } from '~/instruments/voice-level';

const COLUMNS = 240;
const HALF_HEIGHT = 40;

/** Highest sample of each column, 0 to 1. */
function listColumns(samples: Int16Array): number[] {
  const width = Math.max(1, Math.ceil(samples.length / COLUMNS));
  return Array.from({ length: Math.ceil(samples.length / width) }, (_, index) => {
    let peak = 0;
    for (const sample of samples.subarray(index * width, (index + 1) * width))
      peak = Math.max(peak, Math.abs(sample));
    return peak / 32_768;
  });
}

export function VoiceWaveform(props: { label: string; samples: Int16Array; span: VoiceSpan }) {
  const { label, samples, span } = props;
  const columns = listColumns(samples);
  const path = columns
    .map((peak, index) => {
      const half = Math.max(0.5, peak * HALF_HEIGHT);
      return `M${index} ${HALF_HEIGHT - half}V${HALF_HEIGHT + half}`;
    })
    .join('');
  const scale = columns.length / Math.max(samples.length, 1);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${Math.max(columns.length, 1)} ${2 * HALF_HEIGHT}`}
      preserveAspectRatio="none"
      className="block h-24 w-full rounded border border-line bg-surface"
    >
      <rect
        x={span.start * scale}
        width={Math.max(0, span.end - span.start) * scale}
        height={2 * HALF_HEIGHT}
        className="fill-action-soft"
      />
      <path d={path} className="stroke-action" strokeWidth="0.8" fill="none" />
    </svg>
  );
}
