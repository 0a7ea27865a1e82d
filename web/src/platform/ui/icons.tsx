// Our own small set of signs. A sign never stands alone: a word stands beside it, or the control has a name.
const paths = {
  overview: 'M4 5h7v6H4zM13 5h7v10h-7zM4 13h7v6H4zM13 17h7v2h-7z',
  organisation: 'M9 3.5h6v5H9zM3 15.5h6v5H3zM15 15.5h6v5h-6zM12 8.5V12M6 15.5V12h12v3.5',
  programme: 'M6 3.5h9l3.5 3.5v13.5H6zM14.5 3.5V7.5h4M9 12h6M9 16h6',
  coverage: 'M4 4h4v4H4zM10 4h4v4h-4zM16 4h4v4h-4zM4 10h4v4H4zM16 10h4v4h-4zM4 16h4v4H4zM10 16h4v4h-4z',
  requirement: 'M12 4v16M7 20h10M4 8h16M4 8l-2 6h5zM20 8l-2.5 6h5zM12 4l0 0',
  import: 'M12 4v11M7.5 10.5 12 15l4.5-4.5M4 16v4h16v-4',
  export: 'M12 15V4M7.5 8.5 12 4l4.5 4.5M4 16v4h16v-4',
  audit: 'M5 4.5h14v15H5zM8.5 9h7M8.5 12.5h4M14 15.5l1.5 1.5 3-3',
  access:
    'M14.5 9.5a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM3.5 20c.8-3.5 3.5-5.5 7-5.5 1.6 0 3 .4 4.200 1.200M17 14.500v5M19.500 17h-5',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.500 1.500h-15zM10 21h4M12 3v2',
  search: 'M10.5 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500 20 20',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.500 10 17.500 19 7.500',
  half: 'M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16',
  cross: 'M7 7l10 10M17 7 7 17',
  question: 'M9 9a3 3 0 1 1 4.500 2.600c-1 .600-1.500 1.200-1.500 2.400M12 17.500v.2',
  warning: 'M12 4 2.500 20h19zM12 10v4.500M12 17.200v.2',
  octagon: 'M8.500 3h7L21 8.500v7L15.500 21h-7L3 15.500v-7zM12 8v5M12 16v.2',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.500M12 7.800v.2',
  right: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  up: 'M5 15l7-7 7 7',
  updown: 'M8 10l4-4 4 4M8 14l4 4 4-4',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3.500V8M16 3.500V8',
  history: 'M4 5v4.500h4.500M4.600 14.500A8 8 0 1 0 5 8.500L4 9.500M12 8v4.500l3 2',
  person: 'M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM4 20.500c.9-4 4-6 8-6s7.100 2 8 6',
  link: 'M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1',
  undo: 'M9 5 4.500 9.500 9 14M4.500 9.500H15a5 5 0 0 1 0 10h-4',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M18.700 5.300l-1.400 1.400M6.700 17.300l-1.400 1.400',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z',
  language:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c2.500 2.500 3.500 5.500 3.500 9s-1 6.500-3.500 9c-2.500-2.500-3.500-5.500-3.500-9s1-6.500 3.500-9z',
  keyboard: 'M3 6.500h18v11H3zM7 10h.1M10.500 10h.1M14 10h.1M17.500 10h.1M8 14h8',
  out: 'M14 4H5v16h9M10 12h11M17.500 8.500 21 12l-3.500 3.500',
  file: 'M6 3.500h9l3.500 3.500v13.500H6zM14.500 3.500V7.500h4',
  trace:
    'M6 8a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM18 21a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM6 8v6a4.500 4.500 0 0 0 4.500 4.500h5',
  tree: 'M5 4v14h6M5 9h6M14 6.500h5v5h-5zM14 15.500h5v5h-5z',
  lock: 'M6 11h12v9H6zM8.500 11V7.500a3.500 3.500 0 0 1 7 0V11M12 14.500v2.500',
  chart: 'M4 4v16h16M7.500 15.500l4-5 3 3 5-7',
  print: 'M7 8V4h10v4M5 8h14v8h-2.500M7.500 16H5V8M7.500 13h9v7h-9z',
} as const;

export type IconName = keyof typeof paths;

/** A sign, hidden from those who listen: the word beside it speaks. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg className={`icon ${className ?? ''}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

/** The mark of the product: a shield whose inside is a V. */
export function Mark() {
  return (
    <svg className="brand-mark" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <path className="brand-shield" d="M32 3 8 11v20c0 15 10 25 24 30 14-5 24-15 24-30V11z" />
      <path className="brand-v" d="M20 24l12 22 12-22" />
      <circle className="brand-dot" cx="26" cy="15" r="2.6" />
      <circle className="brand-dot" cx="38" cy="15" r="2.6" />
    </svg>
  );
}
