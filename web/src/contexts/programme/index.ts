import type { Context } from '../../platform/shell/context';

export const programme: Context = { name: 'programme', routes: [] };
