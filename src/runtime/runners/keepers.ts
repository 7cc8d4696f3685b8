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

/** How long notices are tried by their channels. Times are milliseconds. */
export interface PostingLimits {
  /** First and longest wait before a message is tried again. */
  readonly retryFrom: number;
  readonly retryTo: number;
  /** A message that its receiver has refused so often is given up. */
  readonly refusals: number;
  /** A webhook where so many tries in a row have failed is switched off. */
  readonly offAfter: number;
  /** Nothing older is posted. */
  readonly keep: number;
}

export interface KeeperPorts {
  readonly context: RunnerContext;
  readonly commands: CommandPort;
  readonly county: RegionCode;
  readonly heads: HeadKeeping;
  /** As the node is configured; what suits most where nobody says. */
  readonly posting?: PostingLimits | undefined;
  /** What it waited for has come: it is to have its turn. */
  readonly wake: () => void;
}

export type AnyKeeper = Keeper<KeeperPorts, Consumer> & Pick<Consumer, 'kind'>;
