import { appealSchemas } from '../../src/appeals/domain/schemas';
import { BEFORE_ALL, categoryOf, type Position } from '../../src/kernel/ids';
import type { EventReader } from '../../src/kernel/ports/event-store';
import { recordedOf } from '../../src/runtime/codec';

const PAGE = 2000;

/** Reads the log up to a position and parses every appeal's event: what nobody who follows the log can do without. */
export async function readRaw(reader: EventReader, upTo: Position): Promise<number> {
  let events = 0;
  for (let after = BEFORE_ALL; after < upTo;) {
    const page = await reader.readAll(after, PAGE);
    for (const stored of page) {
      if (categoryOf(stored.stream) === 'appeal') recordedOf(stored, appealSchemas);
      events++;
    }
    after = page.at(-1)?.position ?? upTo;
  }
  return events;
}
