// What hangs together: the panel and the links that every context's pages use.
export * from './trace';
export * from './things';
export { TraceButton, TracePanel, TraceWord, WithTrace, type TracePanelProps } from './TracePanel';
