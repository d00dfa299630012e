/** The mark: a lighthouse beam over an open book, in one colour, legible at 16 px. */
export function Logo({ title }: { title?: string }) {
  return (
    <svg
      className="logo"
      viewBox="0 0 32 32"
      role={title ? 'img' : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : 'true'}
    >
      <path d={LOGO_PATH} />
    </svg>
  );
}

/** Book pages left and right of the spine, the tower with its lamp on the spine, a beam to each side. */
const LOGO_PATH =
  'M1 21.5c5-1.8 10-1.2 14 1.7v8C11 28.3 6 27.7 1 29.5z' +
  'M31 21.5c-5-1.8-10-1.2-14 1.7v8c4-2.9 9-3.5 14-1.7z' +
  'M12.5 6.5a3.5 3.5 0 0 1 7 0V10h-.6l1 8.7q-2.300.6-3.9 2.1-1.6-1.5-3.9-2.1l1-8.7h-.6z' +
  'M10.5 5 1 1.5v11l9.5-3.5zM21.5 5 31 1.5v11L21.5 9z';
