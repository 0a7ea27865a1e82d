// The signs of the tools, drawn as the house's own. Every one has a name beside it for those who listen.
const paths = {
  bold: 'M7 4.500h6a3.700 3.700 0 0 1 0 7.400H7zM7 11.900h7a3.800 3.800 0 0 1 0 7.600H7z',
  italic: 'M10 4.500h8M6 19.500h8M14.500 4.500l-5 15',
  bullets: 'M9.500 6H21M9.500 12H21M9.500 18H21M4.500 6h.1M4.500 12h.1M4.500 18h.1',
  numbers:
    'M10 6h11M10 12h11M10 18h11M3.500 4.500 5 4v5M3.500 15.500a1.500 1.500 0 1 1 2.500 1.200L3.500 20H6.500',
  link: 'M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1',
  note: 'M4 7h9M4 12h7M4 17h12M17.500 4 19.500 3v8',
  table: 'M3.500 5h17v14h-17zM3.500 10h17M3.500 14.500h17M9.200 5v14M14.800 5v14',
  undo: 'M9 5 4.500 9.500 9 14M4.500 9.500H15a5 5 0 0 1 0 10h-4',
  redo: 'M15 5l4.500 4.500L15 14M19.500 9.500H9a5 5 0 0 0 0 10h4',
  row_add: 'M3.500 4h17v7h-17zM9.200 4v7M14.800 4v7M12 14v7M8.500 17.500h7',
  row_remove: 'M3.500 4h17v7h-17zM9.200 4v7M14.800 4v7M8.500 17.500h7',
  column_add: 'M4 3.500v17h7v-17zM4 9.200h7M4 14.800h7M14 12h7M17.500 8.500v7',
  column_remove: 'M4 3.500v17h7v-17zM4 9.200h7M4 14.800h7M14 12h7',
  table_remove: 'M3.500 5h17v14h-17zM3.500 10h17M9.500 12.500l5 5M14.500 12.500l-5 5',
} as const;

export type SignName = keyof typeof paths;

export function Sign({ name }: { name: SignName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
