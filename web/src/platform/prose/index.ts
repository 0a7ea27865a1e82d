// Prose: what people write with headings, lists, tables and footnotes. The editor is fetched when it is shown.
export { ProseEditor } from './LazyProseEditor';
export type { ProseEditorProps, ProseHandle } from './ProseEditor';
export { ProseView, type ProseViewProps } from './ProseView';
export { fromPlain, fromStored, isEmpty, plainText, toStored, type ProseNode } from './stored';
