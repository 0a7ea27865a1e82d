// What the server tells of the annual wheel, in the words of its own description.
import type { components } from '../../kernel/api';

type Schemas = components['schemas'];
export type Occurrence = Schemas['Occurrence'];
export type OccurrenceState = Occurrence['state'];
export type CalendarEntry = Schemas['CalendarEntry'];
export type Recurrence = CalendarEntry['recurrence'];
export type Completion = Schemas['CalendarCompletion'];
export type Feed = Schemas['CalendarFeedView'];
export type FeedReach = Feed['reach'];
export type MadeFeed = Schemas['MadeCalendarFeed'];
export type Requirement = Schemas['Requirement'];
export type Unit = Schemas['UnitView'];

export interface Page<T> {
  items: T[];
  total: number;
}
