export interface SkeletonProps {
  /** Said once to a screen reader: "Hämtar klassen". */
  label: string;
  /** How many lines or rows the content will fill, so that nothing moves when it comes. */
  count: number;
  shape?: 'lines' | 'rows';
}

/** The place of content that is on its way. */
export function Skeleton({ label, count, shape = 'lines' }: SkeletonProps) {
  return (
    <div className="skeleton" data-shape={shape} role="status">
      <span className="spoken">{label}</span>
      {Array.from({ length: count }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical lines without identity
        <span key={line} aria-hidden="true" />
      ))}
    </div>
  );
}
