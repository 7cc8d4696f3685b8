import { createHmac } from 'node:crypto';
import { namespaceOf, type Actor } from '../kernel/actor';
import type { AttachmentId } from '../kernel/ids';
import type { Upload, UploadLedger } from '../kernel/ports/upload-ledger';
import { isDomainError } from '../kernel/domain-error';
import { instantOf } from '../kernel/time';
import { dayOf } from '../sla';
import { attachmentError, FileRefused } from './errors';
import type { Gate } from './gate';
import type { Intake } from './intake';
import type { LogPlaces } from './log-places';
import { oneByOne } from './one-by-one';
import type { AttachmentLimits } from './settings';
import type { Spooled } from './spool';
import type { AttachmentVault } from './vault';

export const DAY_MS = 86_400_000;

/** Who uploads. Callers without a token are told apart by their address alone. */
export interface Uploader {
  readonly actor: Actor;
  readonly address: string;
}

export interface UploadsDeps {
  readonly vault: AttachmentVault;
  readonly ledger: UploadLedger;
  readonly intake: Intake;
  readonly gate: Pick<Gate, 'run'>;
  readonly log: Pick<LogPlaces, 'now'>;
  readonly limits: AttachmentLimits;
  /** 32 bytes; hashes whoever uploads and what. */
  readonly secret: Buffer;
  /** Of the real clock, milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
}

/**
 * Takes the files of one upload, all or none. Guarantee: what is answered is durable; the same bytes from the same
 * caller within a day are the same attachment; what was not answered leaves no bytes, at the latest after a sweep.
 */
export class Uploads {
  private readonly turn = oneByOne();

  constructor(private readonly deps: UploadsDeps) {}

  /** @throws FileRefused; DomainError `attachment/quota`, `attachment/busy`; AttachmentsUnavailable */
  async take(files: readonly Spooled[], uploader: Uploader): Promise<readonly Upload[]> {
    const marks = files.map(({ digest }) => this.hashOf('mark', `${whoIs(uploader)}\0${digest}`));
    // Nobody waits for an upload that waits for theirs: all take their turns in the same order.
    return this.turn([...new Set(marks)].sort(), () => this.takeAll(files, marks, uploader));
  }

  private async takeAll(
    files: readonly Spooled[],
    marks: readonly string[],
    uploader: Uploader,
  ): Promise<readonly Upload[]> {
    const begun: AttachmentId[] = [];
    const taken = new Map<string, Upload>();
    try {
      for (const [index, file] of files.entries()) {
        const mark = marks[index] ?? '';
        const known = taken.get(mark) ?? (await this.remembered(mark));
        taken.set(mark, known ?? (await this.takeOne(file, index, mark, uploader, begun)));
      }
      await this.deps.ledger.finish(begun);
    } catch (error) {
      await this.takeBack(begun);
      throw error;
    }
    return marks.map((mark) => taken.get(mark)).filter((upload) => upload !== undefined);
  }

  /** The same as before, good for another day. */
  private async remembered(mark: string): Promise<Upload | undefined> {
    const { ledger, vault } = this.deps;
    const upload = await ledger.byMark(mark);
    if (upload === undefined || !(await vault.holds(upload.id))) return undefined;
    return (await ledger.prolong(upload.id, this.now() + DAY_MS)) ? upload : undefined;
  }

  private async takeOne(
    file: Spooled,
    index: number,
    mark: string,
    uploader: Uploader,
    begun: AttachmentId[],
  ): Promise<Upload> {
    const { vault, ledger, intake, gate, log } = this.deps;
    await this.spend(file, uploader);
    try {
      // What is read, what is left of it, and what is sealed; photos ask for their pixels besides.
      return await gate.run(3 * file.bytes, async () => {
        const { bytes, ...media } = await intake.strip(await file.read());
        const { sealed, ...kept } = await vault.seal(bytes);
        const upload = {
          ...{ ...kept, ...media, mark, bytes: bytes.length },
          ...{ until: this.now() + DAY_MS, log: await log.now() },
        };
        await ledger.begin(upload);
        begun.push(kept.id);
        await vault.keep({ ...kept, sealed });
        return upload;
      });
    } catch (error) {
      // That there is no room now is no fault of the file.
      const ofFile = isDomainError(error) && error.code !== 'attachment/busy';
      throw ofFile ? new FileRefused(error as never, index) : error;
    }
  }

  /** @throws DomainError `attachment/quota` */
  private async spend({ bytes }: Spooled, uploader: Uploader): Promise<void> {
    const { ledger, limits } = this.deps;
    const most = { files: limits.filesPerDay, bytes: limits.bytesPerDay };
    const who = this.hashOf('quota', whoIs(uploader));
    const day = dayOf(instantOf(this.now()));
    if (!(await ledger.spend({ who, day, bytes }, most)))
      throw attachmentError('attachment/quota', { files: most.files, mib: most.bytes / 1024 / 1024 });
  }

  /** What cannot be taken back now is swept tomorrow. */
  private async takeBack(begun: readonly AttachmentId[]): Promise<void> {
    for (const id of begun)
      await this.deps.vault
        .drop(id)
        .then(() => this.deps.ledger.forget(id))
        .catch(() => undefined);
  }

  private hashOf(purpose: string, text: string): string {
    return createHmac('sha256', this.deps.secret).update(`${purpose}\0${text}`).digest('base64url');
  }

  private now(): number {
    return (this.deps.now ?? Date.now)();
  }
}

/** In whose name it counts: callers without a token can renew everything but where they call from. */
export const whoIs = ({ actor, address }: Uploader): string =>
  actor.role === 'anonymous' ? `address:${address}` : namespaceOf(actor);
