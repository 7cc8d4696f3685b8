import type { Actor } from '../../kernel/actor';
import type { KeyId } from '../../kernel/ids';
import type { DataKey } from '../../kernel/ports/primary-data';
import type { Sealed } from '../../kernel/sealed';
import type { AttachmentRef } from '../domain/values';
import type { AttachmentInput } from './clear';
import type { AppealPorts } from './ports';

/** Seals what one command brings, under its appeal's own key. */
export class Sealing {
  constructor(
    private readonly ports: Pick<AppealPorts, 'sealer' | 'attachments'>,
    /** The key itself when it is at hand, as a new appeal's is. */
    private readonly key: KeyId | DataKey,
    readonly actor: Actor,
  ) {}

  text(value: string): Promise<Sealed<string>> {
    return this.value(value);
  }

  async value<T>(value: T): Promise<Sealed<T>> {
    const { key } = this;
    const { sealer } = this.ports;
    return typeof key === 'string' ? sealer.sealUnder(key, value) : sealer.seal(key, value);
  }

  async maybe<T>(value: T | undefined): Promise<Sealed<T> | undefined> {
    return value === undefined ? undefined : this.value(value);
  }

  /** @throws DomainError `attachment/ref-invalid` */
  async attachments(inputs: readonly AttachmentInput[] = []): Promise<readonly AttachmentRef[]> {
    if (inputs.length === 0) return [];
    const refs = await this.ports.attachments.resolve(
      inputs.map(({ ref }) => ref),
      this.actor,
    );
    return Promise.all(
      refs.map(async (ref, index) => {
        const transcript = await this.maybe(inputs[index]?.transcript);
        return transcript === undefined ? ref : { ...ref, transcript };
      }),
    );
  }
}
