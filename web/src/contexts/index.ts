// The house's contexts, in the order of house.map. A new context is one line here.
import { platformPages } from '../platform/pages';
import type { Context } from '../platform/shell/context';
import { consultation } from './consultation';
import { continuity } from './continuity';
import { followup } from './followup';
import { measure } from './measure';
import { organisation } from './organisation';
import { overview } from './overview';
import { planning } from './planning';
import { portfolio } from './portfolio';
import { programme } from './programme';
import { report } from './report';
import { risk } from './risk';
import { wheel } from './wheel';

export const contexts: readonly Context[] = [
  organisation,
  measure,
  programme,
  risk,
  continuity,
  portfolio,
  planning,
  followup,
  wheel,
  consultation,
  report,
  overview,
  platformPages,
];
