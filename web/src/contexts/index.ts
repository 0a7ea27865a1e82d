// The house's contexts, in the order of house.map. A new context is one line here.
import { platformPages } from '../platform/pages';
import type { Context } from '../platform/shell/context';
import { organisation } from './organisation';
import { overview } from './overview';
import { programme } from './programme';

export const contexts: readonly Context[] = [organisation, programme, overview, platformPages];
