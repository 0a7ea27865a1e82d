// What vite.config.ts makes of the texts: what the first page says, and the rest.
declare module 'virtual:texts/*' {
  const words: Record<string, string>;
  export default words;
}
