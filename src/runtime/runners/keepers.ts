import type { RegionCode } from '../../kernel/ids';
import type { Keeper } from '../../kernel/keeper';
import type { CommandPort } from '../../kernel/ports/command-port';
import type { HeadSigner, Witness } from '../../kernel/ports/witness';
import type { Consumer } from '../follower/consumer';
import type { RunnerContext } from './context';

/** What signs the log and who keeps its heads, as a node is configured. */
export interface HeadKeeping {
  /** The key is read, or in development made, when a head is due. @throws Error in a sentence for the operator */
  readonly signer: () => Promise<HeadSigner>;
  readonly witnesses: readonly Witness[];
  /** A head is due after so many events. */
  readonly events: number;
  /** Or when the oldest event without one is so old. */
  readonly minutes: number;
}

export interface KeeperPorts {
  readonly context: RunnerContext;
  readonly commands: CommandPort;
  readonly county: RegionCode;
  readonly heads: HeadKeeping;
  /** What it waited for has come: it is to have its turn. */
  readonly wake: () => void;
}

export type AnyKeeper = Keeper<KeeperPorts, Consumer>;
