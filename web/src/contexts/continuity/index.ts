import type { Context } from '../../platform/shell/context';
import { enginePages } from './engine_pages';

/** What the town must keep going, what that stands on, and what happens when it is lost. */
export const continuity: Context = {
  name: 'continuity',
  routes: [...enginePages],
};
