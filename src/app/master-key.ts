import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { LentKey } from '../adapters/primary-data/lent-key';
import { masterKeyGiven, masterKeyInFile } from '../adapters/files/master-key-source';
import { postgresWrappedKeyPlace } from '../adapters/postgres/primary-data/wrapped-key-place';
import { sqliteWrappedKeyPlace } from '../adapters/sqlite/primary-data/wrapped-key-place';
import { TransitMasterKey } from '../adapters/transit/master-key';
import type { Config, DatabaseSettings } from '../config/config';
import type { MasterKeySettings } from '../config/privacy';
import type { MasterKeySource } from '../kernel/ports/master-key';
import { wrapSecretOf } from '../privacy/secrets';
import type { Files } from './embedded/files';

type Log = (message: string, details: Readonly<Record<string, unknown>>) => void;

/** While one is lent: so often it is asked for again within its time, and after a failure. */
const ASKED_PER_LOAN = 3;
const ASKED_AGAIN_MS = 2_000;

interface LendingTrouble {
  /** Still lent, or no longer. */
  readonly state: 'warn' | 'fail';
  readonly detail: string;
}

/** A master key as this process has it. */
export interface Lending {
  /** Wraps and opens the data keys, and nothing else; shared with the threads of this process. */
  readonly key: LentKey;
  /** What all but the wrapping is derived from, where nothing is kept yet. */
  readonly first: Buffer;
  /** It can be taken back. */
  readonly isLent: boolean;
  /** What keeps it from being asked for again; while that is short, it is still lent. */
  readonly trouble: () => LendingTrouble | undefined;
  close(): void;
}

/** Of a key that is wrapped elsewhere nothing else is derived: it can be taken back. */
export async function lend(source: MasterKeySource, log: Log): Promise<Lending> {
  const askedAt = process.hrtime.bigint();
  const master = await source.ask();
  const { lentForMs } = source;
  if (lentForMs === undefined) {
    const key = LentKey.forGood(wrapSecretOf(master));
    return { key, first: master, isLent: false, trouble: () => undefined, close: () => undefined };
  }
  return new Loan(source, lentForMs, log).begin(master, askedAt);
}

/** Asked for again before its time is over; given back when it cannot be had, and taken up again when it can. */
class Loan implements Lending {
  readonly key = LentKey.create();
  readonly first = randomBytes(32);
  readonly isLent = true;
  private asking: NodeJS.Timeout | undefined;
  private ending: NodeJS.Timeout | undefined;
  private failed: string | undefined;
  private isLost = false;
  private isClosed = false;

  constructor(
    private readonly source: MasterKeySource,
    private readonly lentForMs: number,
    private readonly log: Log,
  ) {}

  begin(master: Buffer, askedAt: bigint): this {
    this.taken(master, askedAt);
    return this;
  }

  readonly trouble = (): LendingTrouble | undefined => {
    if (this.failed === undefined) return undefined;
    return this.isLost
      ? { state: 'fail', detail: `nothing sealed can be read or written: ${this.failed}` }
      : { state: 'warn', detail: `nothing sealed can be read or written within a minute: ${this.failed}` };
  };

  close(): void {
    this.isClosed = true;
    clearTimeout(this.asking);
    clearTimeout(this.ending);
    this.key.takeBack();
  }

  private taken(master: Buffer, askedAt: bigint): void {
    if (this.isClosed) return;
    const secret = wrapSecretOf(master);
    this.key.lend(secret, askedAt, this.lentForMs);
    if (this.failed !== undefined) this.log('the master key is lent again', { key: this.source.place });
    this.failed = undefined;
    this.isLost = false;
    clearTimeout(this.ending);
    const spent = Number(process.hrtime.bigint() - askedAt) / 1_000_000;
    this.ending = setTimeout(() => this.lose(), this.lentForMs - spent).unref();
    this.askIn(this.lentForMs / ASKED_PER_LOAN);
  }

  private askIn(ms: number): void {
    this.asking = setTimeout(() => void this.ask(), ms).unref();
  }

  private async ask(): Promise<void> {
    const askedAt = process.hrtime.bigint();
    try {
      this.taken(await this.source.ask(), askedAt);
    } catch (error) {
      if (this.isClosed) return;
      const reason = error instanceof Error ? error.message : String(error);
      if (reason !== this.failed) this.log('the master key cannot be asked for', { reason });
      this.failed = reason;
      this.askIn(Math.min(ASKED_AGAIN_MS, this.lentForMs / ASKED_PER_LOAN));
    }
  }

  private lose(): void {
    this.isLost = true;
    this.key.takeBack();
    this.log('the master key is no longer lent: nothing sealed can be read', { reason: this.failed });
  }
}

/** Where the settings say that a master key lies. */
function masterKeySource(
  settings: MasterKeySettings,
  { database, files, log }: { readonly database: DatabaseSettings; readonly files: Files; readonly log: Log },
): MasterKeySource {
  switch (settings.kind) {
    case 'given':
      return masterKeyGiven(settings.key);
    case 'file':
      refuseNewBesideOlder(files);
      return masterKeyInFile(files.masterKey);
    case 'transit':
      return new TransitMasterKey(
        settings,
        database.kind === 'sqlite'
          ? sqliteWrappedKeyPlace(files.primary)
          : postgresWrappedKeyPlace(database.connection, log),
        log,
      );
    default:
      return settings satisfies never;
  }
}

/** The present one, and the one from before or after while keys come from one to the other. */
export async function lendMasterKeys(
  { masterKey, otherMasterKey, database }: Pick<Config, 'masterKey' | 'otherMasterKey' | 'database'>,
  files: Files,
  log: Log,
): Promise<{ readonly present: Lending; readonly other: Lending | undefined }> {
  const lent = (settings: MasterKeySettings) =>
    lend(masterKeySource(settings, { database, files, log }), log);
  const present = await lent(masterKey);
  try {
    return { present, other: otherMasterKey && (await lent(otherMasterKey)) };
  } catch (error) {
    present.close();
    throw error;
  }
}

/** A new key is for a new folder: beside what an older one sealed it would only be mistaken for that one. */
function refuseNewBesideOlder({ masterKey, primary }: Files): void {
  if (!existsSync(masterKey) && existsSync(primary))
    throw new Error(
      `${masterKey} is gone, and nothing in its folder can be read without it: put it back, or set SUQIU_MASTER_KEY`,
    );
}
