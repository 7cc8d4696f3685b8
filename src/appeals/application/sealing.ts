import type { Actor } from '../../kernel/actor';
import type { Seals } from '../../kernel/fields';
import type { KeyId } from '../../kernel/ids';
import type { DataKey } from '../../kernel/ports/primary-data';
import type { Sealed } from '../../kernel/sealed';
import type { AttachmentInput } from '../domain/card';
import type { AttachmentRef } from '../domain/values';
import type { AppealPorts } from './ports';

/** Seals what one command brings, under its appeal's own key. */
export class Sealing implements Seals {
  constructor(
    private readonly ports: Pick<AppealPorts, 'sealer' | 'attachments'>,
    /** The key itself when it is at hand, as a new appeal's is. */
    private readonly key: KeyId | DataKey,
    readonly actor: Actor,
  ) {}

  async value<T>(value: T): Promise<Sealed<T>> {
    const { key } = this;
    const { sealer } = this.ports;
    return typeof key === 'string' ? sealer.sealUnder(key, value) : sealer.seal(key, value);
  }

  /** @throws DomainError `attachment/ref-invalid` */
  async attachments(inputs: readonly AttachmentInput[]): Promise<readonly AttachmentRef[]> {
    if (inputs.length === 0) return [];
    const refs = await this.ports.attachments.resolve(
      inputs.map(({ ref }) => ref),
      this.actor,
    );
    return Promise.all(
      refs.map(async (ref, index) => {
        const transcript = inputs[index]?.transcript;
        return transcript === undefined ? ref : { ...ref, transcript: await this.value(transcript) };
      }),
    );
  }
}
