import type { AppealEventData } from '../appeals/domain/events';
import type { RegionCode } from '../kernel/ids';
import type { EventReader } from '../kernel/ports/event-store';
import type { PrimaryData } from '../kernel/ports/primary-data';
import type { Day } from '../kernel/time';

/** How many of the newest events are looked through for a report. */
const NEWEST = 200;

/**
 * Keys, citizens and numbers must be at least as new as the log that names them: restored from an older backup they
 * would give numbers out twice, and leave what was sealed since without its key. The newest report tells.
 * @throws Error in a sentence for the operator
 */
export async function refuseOlderPrimaryData(
  events: EventReader,
  { keys, numbers }: PrimaryData,
): Promise<void> {
  const last = (await events.readBackwards(NEWEST)).find(({ type }) => type === 'AppealReported');
  if (last === undefined) return;
  const { key, number } = JSON.parse(last.data) as AppealEventData['AppealReported'];
  const [county = '', day = '', sequence = ''] = number.split('-');
  const next = await numbers.next(
    county as RegionCode,
    `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}` as Day,
  );
  if (next > Number(sequence) && (await keys.find(key)) !== undefined) return;
  throw new Error(
    `the primary data is older than the log: it does not know appeal ${number}. Restore keys, citizens and numbers ` +
      'that were backed up after the log (docs/operations.md)',
  );
}
