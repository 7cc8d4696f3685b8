import { createHash, randomUUID } from 'node:crypto';
import { openProfile, type Profile } from '../../src/app/profile';
import { readConfig } from '../../src/config/config';
import type { AttachmentId, RegionCode, StreamName } from '../../src/kernel/ids';
import { NO_STREAM } from '../../src/kernel/ids';
import type { Day, Instant } from '../../src/kernel/time';
import { createLogger } from '../../src/observability/logger';
import { FIRST_PREV_HASH, chainEvents } from '../../src/runtime/chaining';

const HANYIN = '610921' as RegionCode;
const TODAY = '2026-07-01' as Day;

/** A data folder with its stores open as the service has them; what is written is what a report writes. */
export class CountyFolder {
  private constructor(private readonly profile: Profile) {}

  static async open(folder: string): Promise<CountyFolder> {
    const config = readConfig({ NODE_ENV: 'test', DATA_FOLDER: folder });
    return new CountyFolder(await openProfile(config, createLogger('silent'), []));
  }

  /** Opens, does, closes: what it wrote lies there as after a stop. */
  static async with<T>(folder: string, work: (county: CountyFolder) => Promise<T>): Promise<T> {
    const county = await CountyFolder.open(folder);
    try {
      return await work(county);
    } finally {
      await county.close();
    }
  }

  /** A report by somebody never seen before, with a photo. @returns its number */
  async report(photo = Buffer.from(randomUUID())): Promise<string> {
    const { primary, attachments } = this.profile;
    const { id: key } = await primary.keys.take();
    const citizen = await primary.citizens.findOrAdd(
      randomUUID(),
      async () => (await primary.keys.take()).id,
    );
    const sequence = await primary.numbers.next(HANYIN, TODAY);
    const number = `610921-20260701-${String(sequence).padStart(4, '0')}`;
    const attachment = createHash('sha256').update(photo).digest('hex') as AttachmentId;
    await attachments.put(attachment, photo);
    await this.append('AppealReported', { key, number, citizen: citizen.id, attachments: [attachment] }, 2);
    return number;
  }

  /** Somebody who was never here before, and who needs no number and no new stock of keys. */
  async returns(): Promise<void> {
    const { keys, citizens } = this.profile.primary;
    const citizen = await citizens.findOrAdd(randomUUID(), async () => (await keys.take()).id);
    await this.append('CommentAdded', { citizen: citizen.id }, 1);
  }

  /** Events that need nothing of the primary data. */
  async remarks(count: number): Promise<void> {
    for (let said = 0; said < count; said++) await this.append('ProgressNoted', { said }, 1);
  }

  close(): Promise<void> {
    return this.profile.close();
  }

  private async append(type: string, data: object, times: number): Promise<void> {
    const stream = `appeal-${randomUUID()}` as StreamName;
    const head = { stream, revision: NO_STREAM, hash: FIRST_PREV_HASH };
    const draft = {
      event: { type, data },
      schemaVersion: 1,
      commandId: randomUUID() as never,
      correlationId: randomUUID() as never,
      actor: { id: 'citizen', role: 'citizen' } as never,
      occurredAt: '2026-07-01T01:00:00.000Z' as Instant,
      versions: {},
    };
    const drafts = Array.from({ length: times }, () => draft);
    await this.profile.events.append(stream, NO_STREAM, chainEvents(head, drafts).events);
  }
}
