import { randomUUID } from 'node:crypto';
import type { CitizenId, KeyId } from '../../../kernel/ids';
import type { Citizen, CitizenIndex } from '../../../kernel/ports/primary-data';
import type { Database } from '../connection';
import { addMillis, type Instant } from '../../../kernel/time';
import type { Reading } from '../reading';
import { Recent } from '../../primary-data/recent';
import type { PrimaryWriting } from './writing';

const CITIZENS_IN_MEMORY = 20_000;
const LINKS_TO_THE_MS = 60_000;

/** A citizen's id is random: whoever holds it cannot go back to the hash, nor the phone number. */
export class SqliteCitizenIndex implements CitizenIndex {
  /** A row never changes once it is there, but goes when its citizen is erased. */
  private readonly known = new Recent<Citizen>(CITIZENS_IN_MEMORY);
  private readonly arriving = new Map<string, Promise<Citizen>>();

  constructor(
    private readonly reading: Reading<CitizenReads>,
    private readonly writing: PrimaryWriting,
  ) {}

  async find(hash: string): Promise<Citizen | undefined> {
    const known = this.known.get(hash);
    if (known !== undefined) return known;
    const row = this.reading.use(({ citizen }) => citizen.get(hash) as readonly [string, string] | undefined);
    return row && this.remember(hash, row);
  }

  async findOrAdd(hash: string, newKey: () => Promise<KeyId>): Promise<Citizen> {
    const arriving = this.arriving.get(hash);
    if (arriving !== undefined) return arriving;
    const added = this.findElseAdd(hash, newKey).finally(() => this.arriving.delete(hash));
    this.arriving.set(hash, added);
    return added;
  }

  async add(hash: string, { id, key }: Citizen): Promise<Citizen> {
    return this.remember(hash, await this.writing.run<'add-citizen'>({ kind: 'add-citizen', hash, id, key }));
  }

  async link(number: CitizenId, account: CitizenId, at: Instant): Promise<Instant | undefined> {
    const seen = this.reading.use(({ seenWith }) => seenWith.get(number, account) as [string] | undefined);
    if (seen === undefined || seen[0] < addMillis(at, -LINKS_TO_THE_MS))
      await this.writing.run<'link-number'>({ kind: 'link-number', number, account, at });
    // After the write: of two accounts that link it at once, one at least finds the other.
    const [others] = this.reading.use(({ seenElsewhere }) => seenElsewhere.get(number, account)) as [
      string | null,
    ];
    return (others ?? undefined) as Instant | undefined;
  }

  async forget(citizen: CitizenId): Promise<void> {
    await this.writing.run<'forget-citizen'>({ kind: 'forget-citizen', id: citizen });
    // After the write: a `find` in between may have remembered them once more. It is by hash, so that all go.
    this.known.clear();
  }

  private async findElseAdd(hash: string, newKey: () => Promise<KeyId>): Promise<Citizen> {
    const known = await this.find(hash);
    if (known !== undefined) return known;
    return this.add(hash, { id: randomUUID() as CitizenId, key: await newKey() });
  }

  private remember(hash: string, [id, key]: readonly [string, string]): Citizen {
    const citizen: Citizen = { id: id as CitizenId, key: key as KeyId };
    this.known.set(hash, citizen);
    return citizen;
  }
}

export type CitizenReads = ReturnType<typeof prepareCitizenReads>;
export const prepareCitizenReads = (db: Database.Database) => ({
  citizen: db.prepare('SELECT id, key FROM citizen WHERE hash = ?').raw(),
  seenWith: db.prepare('SELECT seen FROM number_link WHERE number = ? AND account = ?').raw(),
  seenElsewhere: db.prepare('SELECT max(seen) FROM number_link WHERE number = ? AND account <> ?').raw(),
});
