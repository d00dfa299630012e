/** Own line icons on a 24 px grid. Always beside a word or inside a labelled button: hidden from readers. */
const PATHS = {
  info: 'M12 11v6M12 7.5v.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  success: 'M8 12.5l3 3 5.5-6.5M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  warning: 'M12 9.5v4.5M12 17.3v.01M12 3.5 21.5 20h-19z',
  error: 'M12 7.5v5.5M12 16.5v.01M8 3h8l5 5v8l-5 5H8l-5-5V8z',
  close: 'M6 6l12 12M18 6 6 18',
  search: 'M15.5 15.5 21 21M10.5 17.5a7 7 0 1 0 0-14 7 7 0 0 0 0 14z',
  'chevron-down': 'M6 9l6 6 6-6',
  'chevron-end': 'M9 6l6 6-6 6',
  view: 'M4 7h9M19 7h1M4 17h1M11 17h9M13 7a3 3 0 1 0 6 0 3 3 0 0 0-6 0zM5 17a3 3 0 1 0 6 0 3 3 0 0 0-6 0z',
  upload: 'M12 15.5V4M7 8.5 12 3.5l5 5M4 15.5V20h16v-4.5',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  question:
    'M9.3 9.3a2.8 2.8 0 1 1 4 2.5c-.9.5-1.3 1-1.3 2M12 17v.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  tray: 'M3 13.5h5l1.5 3h5l1.5-3h5M3 13.5 6 5h12l3 8.5V20H3z',
  waiting: 'M12 7v5l3.5 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  practising: 'M12 3l2.6 5.7 6.2.7-4.6 4.2 1.3 6.1L12 16.6 6.5 19.7l1.3-6.1L3.2 9.4l6.2-.7z',
  working: 'M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5 17.5 10',
  paused: 'M8.5 5v14M15.5 5v14',
  hand: 'M7.5 13V6.5a1.5 1.5 0 0 1 3 0V11M10.5 11V4.5a1.5 1.5 0 0 1 3 0V11M13.5 11V6a1.5 1.5 0 0 1 3 0v7.5l1.3-2a1.5 1.5 0 0 1 2.6 1.5L17 18.5A5 5 0 0 1 12.7 21h-.2a5.5 5.5 0 0 1-5-5.5z',
  'sound-off': 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5',
  finished: 'M4.5 12.5l5 5L19.5 7',
  declined: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5.7 5.7l12.6 12.6',
  absent: 'M9 21H5V3h14v18h-4M9 12h11M16.5 8.5 20 12l-3.5 3.5',
  silent:
    'M3 9.5a13.5 13.5 0 0 1 4-2.6M21 9.5a13.5 13.5 0 0 0-7.5-3.7M7 13.5a8 8 0 0 1 3-1.7M17 13.5l-.8-.6M12 18v.01M4 3.5l16 17',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      aria-hidden="true"
      data-directional={name === 'chevron-end' || name === 'absent' ? '' : undefined}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
