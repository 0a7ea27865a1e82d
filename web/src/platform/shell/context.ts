// What a context tells the shell about itself: pages as data, and what the palette may find in it.
import type { ComponentType } from 'react';
import type { TextKey } from '../i18n';
import type { IconName } from '../ui/icons';

export interface PageRoute {
  /** `/organisation/$id`; Swedish words without å, ä, ö. */
  path: string;
  title_key: TextKey;
  /** Fetched when somebody walks there. */
  page: () => Promise<{ default: ComponentType }>;
  /** The policy action that the page asks for. */
  needs?: string;
  /** Where it stands in the side navigation; pages without it are reached from others. */
  navigation?: { order: number; icon: IconName };
}

/** Something the palette can reach or do. */
export interface Command {
  id: string;
  title: string;
  /** A word behind it: the type of a unit, a shortcut. */
  note?: string;
  group: 'pages' | 'units' | 'actions' | 'found';
  icon: IconName;
  to?: string;
  /** Search words of the address, and what the history remembers beside it. */
  search?: Record<string, string | undefined>;
  state?: Record<string, string>;
  /** The server found it; it is shown whatever its letters. */
  isAnswer?: boolean;
  run?: () => void;
}

export interface Context {
  /** The same name as the folder on the server's side. */
  name: string;
  routes: readonly PageRoute[];
  /** What the context shows where a goal of the programme stands. */
  goalPart?: () => Promise<{ default: ComponentType<{ goal: string }> }>;
  /** Finds the context's own things for the palette. */
  find?: (words: string, signal: AbortSignal) => Promise<Command[]>;
}
