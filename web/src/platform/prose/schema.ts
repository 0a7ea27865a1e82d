// What prose may hold, as the editor knows it: the nodes and marks of the stored form and no others. What is not here
// cannot be typed, pasted or dropped.
import { Extension, Mark, Node, wrappingInputRule } from '@tiptap/core';
import { isAllowedHref, keptHref } from './stored';

declare module '@tiptap/core' {
  interface NodeConfig<Options, Storage> {
    /** What prosemirror-tables is told of a node. */
    tableRole?: string;
  }
}

const Doc = Node.create({ name: 'doc', topNode: true, content: 'block+' });
const Text = Node.create({ name: 'text', group: 'inline' });
const Paragraph = Node.create({
  name: 'paragraph',
  priority: 1000,
  group: 'block',
  content: 'inline*',
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', 0],
});

/** A heading of prose stands `level` steps under the page's own. */
const Heading = Node.create<{ level: number }>({
  name: 'heading',
  group: 'block',
  content: 'text*',
  marks: '',
  defining: true,
  addOptions: () => ({ level: 2 }),
  addAttributes: () => ({ level: { default: 1, rendered: false } }),
  parseHTML: () =>
    [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      getAttrs: (element) => ({ level: Number(element.getAttribute('data-level')) || Math.min(level, 3) }),
    })),
  renderHTML({ node }) {
    const level = Number(node.attrs.level);
    return [
      `h${Math.min(6, this.options.level + level)}`,
      { 'data-level': level, class: `prose-h${level}` },
      0,
    ];
  },
});

const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
});

const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph list*',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
});
const BulletList = Node.create({
  name: 'bulletList',
  group: 'block list',
  content: 'listItem+',
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: () => ['ul', 0],
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*[-*•]\s$/, type: this.type })];
  },
});
const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: 'listItem+',
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: () => ['ol', 0],
  addInputRules() {
    return [wrappingInputRule({ find: /^1[.)]\s$/, type: this.type })];
  },
});

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  tableRole: 'table',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['div', { class: 'prose-table' }, ['table', ['tbody', 0]]],
});
const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableHeader | tableCell)+',
  tableRole: 'row',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});
/** The cells of prosemirror-tables have spans; ours are one by one, always. */
const spans = () => ({
  colspan: { default: 1, rendered: false, parseHTML: () => 1 },
  rowspan: { default: 1, rendered: false, parseHTML: () => 1 },
  colwidth: { default: null, rendered: false, parseHTML: () => null },
});
const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'paragraph+',
  tableRole: 'header_cell',
  isolating: true,
  addAttributes: spans,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: () => ['th', { scope: 'col' }, 0],
});
const TableCell = Node.create({
  name: 'tableCell',
  content: 'paragraph+',
  tableRole: 'cell',
  isolating: true,
  addAttributes: spans,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: () => ['td', 0],
});
const TableRoles = Extension.create({
  name: 'tableRoles',
  extendNodeSchema: (extension) => ({
    tableRole: (extension.config as { tableRole?: string }).tableRole,
  }),
});

const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    text: {
      default: '',
      parseHTML: (element: HTMLElement) => element.getAttribute('data-note') ?? '',
      renderHTML: (attrs) => ({ 'data-note': String(attrs.text), title: String(attrs.text) }),
    },
  }),
  parseHTML: () => [{ tag: 'sup[data-note]' }],
  renderHTML: ({ HTMLAttributes }) => ['sup', { ...HTMLAttributes, class: 'prose-note' }],
  renderText: ({ node }) => ` [${String(node.attrs.text)}]`,
});

const Bold = Mark.create({
  name: 'bold',
  parseHTML: () => [{ tag: 'strong' }, { tag: 'b' }],
  renderHTML: () => ['strong', 0],
});
const Italic = Mark.create({
  name: 'italic',
  parseHTML: () => [{ tag: 'em' }, { tag: 'i' }],
  renderHTML: () => ['em', 0],
});
const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({
    href: { default: null, parseHTML: (element: HTMLElement) => keptHref(element.getAttribute('href')) },
  }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => (keptHref(element.getAttribute('href')) ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => [
    'a',
    { href: isAllowedHref(HTMLAttributes.href) ? HTMLAttributes.href : null, rel: 'noopener noreferrer' },
    0,
  ],
});

/** The nodes and marks; headings stand under a heading of the page at `level`. */
export function proseSchema(level: number) {
  return [
    ...[Doc, Text, Paragraph, Heading.configure({ level }), HardBreak, Footnote],
    ...[ListItem, BulletList, OrderedList, Table, TableRow, TableHeader, TableCell, TableRoles],
    ...[Link, Bold, Italic],
  ];
}
