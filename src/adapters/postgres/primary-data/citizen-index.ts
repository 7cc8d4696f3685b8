import { randomUUID } from 'node:crypto';
import type { CitizenId, KeyId } from '../../../kernel/ids';
import type { Citizen, CitizenIndex } from '../../../kernel/ports/primary-data';
import { addMillis, type Instant } from '../../../kernel/time';
import { Recent } from '../../primary-data/recent';
import { KNOWN_FOR_MS } from './key-store';
import type { Asking } from './asking';

const CITIZENS_IN_MEMORY = 20_000;
const LINKS_TO_THE_MS = 60_000;

interface Known {
  readonly citizen: Citizen;
  readonly until: number;
}

/** A citizen's id is random: whoever holds it cannot go back to the hash, nor the phone number. */
export class PostgresCitizenIndex implements CitizenIndex {
  /** A row never changes once it is there, but goes when its citizen is erased, perhaps by another node. */
  private readonly known = new Recent<Known>(CITIZENS_IN_MEMORY);
  /** How often somebody was. */
  private erased = 0;
  private readonly arriving = new Map<string, Promise<Citizen>>();

  constructor(private readonly asking: Asking) {}

  async find(hash: string): Promise<Citizen | undefined> {
    const known = this.known.get(hash);
    if (known !== undefined && performance.now() < known.until) return known.citizen;
    const citizen = await this.ask(hash);
    if (citizen === undefined) this.known.delete(hash);
    return citizen;
  }

  async findOrAdd(hash: string, newKey: () => Promise<KeyId>): Promise<Citizen> {
    const arriving = this.arriving.get(hash);
    if (arriving !== undefined) return arriving;
    const added = this.findElseAdd(hash, newKey).finally(() => this.arriving.delete(hash));
    this.arriving.set(hash, added);
    return added;
  }

  async add(hash: string, { id, key }: Citizen): Promise<Citizen> {
    // Another node may have been first, or this one, by a try whose answer was lost.
    const citizen = (await this.insert(hash, { id, key })) ?? (await this.ask(hash));
    if (citizen === undefined)
      throw new Error('a citizen that was just written is gone: somebody else deletes rows');
    return citizen;
  }

  async link(number: CitizenId, account: CitizenId, at: Instant): Promise<Instant | undefined> {
    const before = await this.linked(number, account);
    if (before.seen !== undefined && before.seen >= addMillis(at, -LINKS_TO_THE_MS)) return before.byOthers;
    await this.asking.changes(
      `insert into number_link (number, account, seen) values ($1, $2, $3)
       on conflict (number, account) do update set seen = greatest(number_link.seen, excluded.seen)`,
      [number, account, at],
    );
    // After the write: of two accounts that link it at once, one at least finds the other.
    return (await this.linked(number, account)).byOthers;
  }

  private async linked(number: CitizenId, account: CitizenId) {
    const [row] = await this.asking.rows<[Instant | null, Instant | null]>(
      `select max(seen) filter (where account = $2), max(seen) filter (where account <> $2)
       from number_link where number = $1`,
      [number, account],
    );
    return { seen: row?.[0] ?? undefined, byOthers: row?.[1] ?? undefined };
  }

  async forget(citizen: CitizenId): Promise<void> {
    await this.asking.changes(
      `with gone as (delete from citizen where id = $1)
       delete from number_link where number = $1 or account = $1`,
      [citizen],
    );
    // Other nodes hear of the key that is destroyed with it.
    this.forgetAll();
  }

  /** Somebody was erased: which hash was theirs nobody knows any more. */
  forgetAll(): void {
    this.erased++;
    this.known.clear();
  }

  private async findElseAdd(hash: string, newKey: () => Promise<KeyId>): Promise<Citizen> {
    const known = await this.find(hash);
    if (known !== undefined) return known;
    return this.add(hash, { id: randomUUID() as CitizenId, key: await newKey() });
  }

  private ask(hash: string): Promise<Citizen | undefined> {
    return this.told(hash, () => this.asking.rows(CITIZEN, [hash]));
  }

  /** Nothing where it is there already. */
  private insert(hash: string, { id, key }: Citizen): Promise<Citizen | undefined> {
    return this.told(hash, () => this.asking.rows(ADD_CITIZEN, [hash, id, key]));
  }

  private async told(
    hash: string,
    asked: () => Promise<readonly [id: string, key: string][]>,
  ): Promise<Citizen | undefined> {
    const { erased } = this;
    const [row] = await asked();
    if (row === undefined) return undefined;
    const citizen: Citizen = { id: row[0] as CitizenId, key: row[1] as KeyId };
    // Asked before somebody was erased and answered after: it may be they.
    if (erased === this.erased) this.known.set(hash, { citizen, until: performance.now() + KNOWN_FOR_MS });
    return citizen;
  }
}

const CITIZEN = 'select id, key from citizen where hash = $1';
const ADD_CITIZEN =
  'insert into citizen (hash, id, key) values ($1, $2, $3) on conflict do nothing returning id, key';
