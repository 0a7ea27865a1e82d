import type { Context } from '../../platform/shell/context';

export const organisation: Context = { name: 'organisation', routes: [] };
