import { Inject, Injectable } from '@nestjs/common';
import { Identities, IdentityReveals } from '../../access';
import { AttachmentRefs } from '../../attachments';
import type { Clock } from '../../kernel/ports/clock';
import type { EventReader } from '../../kernel/ports/event-store';
import type { NumberBlocks } from '../../kernel/ports/primary-data';
import { CLOCK, EVENT_STORE, NUMBER_BLOCKS, SECRETS } from '../../kernel/ports/tokens';
import { Citizens, Sealer, type Secrets } from '../../privacy';
import { ReferenceInForce } from '../../reference';
import { CommandExecutor } from '../../runtime/executor';
import { ReadSide } from '../../runtime/read-side';
import { liveTables } from './live-tables';
import type { AppealPorts } from './ports';

/** The appeal's ports, filled by injection. */
@Injectable()
export class InjectedPorts implements AppealPorts {
  readonly inForce: AppealPorts['inForce'];
  readonly inForceAt: AppealPorts['inForceAt'];
  readonly attachments: AppealPorts['attachments'];
  readonly readTables: AppealPorts['readTables'];
  readonly anonymousSecret: Uint8Array;

  constructor(
    @Inject(CommandExecutor) readonly executor: CommandExecutor,
    @Inject(EVENT_STORE) readonly log: EventReader,
    @Inject(CLOCK) readonly clock: Clock,
    @Inject(NUMBER_BLOCKS) readonly numbers: NumberBlocks,
    @Inject(Sealer) readonly sealer: Sealer,
    @Inject(Citizens) readonly citizens: Citizens,
    @Inject(IdentityReveals) readonly reveals: IdentityReveals,
    @Inject(Identities) readonly identities: Identities,
    @Inject(ReferenceInForce) reference: ReferenceInForce,
    @Inject(AttachmentRefs) refs: AttachmentRefs,
    @Inject(ReadSide) readSide: ReadSide,
    @Inject(SECRETS) { anonymousSecret }: Secrets,
  ) {
    this.inForce = reference.current;
    this.inForceAt = (versions) => reference.asOf(versions);
    this.attachments = {
      resolve: (tokens, by) => Promise.all(tokens.map((token) => refs.open(token, by))),
    };
    this.readTables = { current: () => liveTables(readSide) };
    this.anonymousSecret = anonymousSecret;
  }
}
