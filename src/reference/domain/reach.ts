import { losesSome, type DirectoryDocument } from '../../directory';
import { leastReach, reachOf, type CalendarDocument, type Reach } from '../../sla';
import type { ReferenceName } from '../model';

/**
 * Which open appeals a version reaches: as its publisher says, or as the change itself does; a year that is published
 * always reaches what was provisional. None for what deadlines do not follow, and for a first version.
 */
export function reachOfDocument(
  name: ReferenceName,
  before: object | undefined,
  after: object,
  asked?: Reach,
): Reach | undefined {
  if (before === undefined) return undefined;
  // What was merged or given up leaves open appeals to whoever comes after.
  if (name === 'directory')
    return losesSome(after as DirectoryDocument, before as DirectoryDocument) ? 'open' : undefined;
  if (name !== 'calendar' && name !== 'policies') return undefined;
  if (asked === 'open') return 'open';
  if (name === 'policies') return undefined;
  const calendars = [before as CalendarDocument, after as CalendarDocument] as const;
  const reach = asked === undefined ? reachOf(...calendars) : leastReach(...calendars);
  return reach === 'new' ? undefined : reach;
}
