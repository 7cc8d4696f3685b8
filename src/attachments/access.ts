import type { Actor } from '../kernel/actor';
import type { AppealId, AttachmentId } from '../kernel/ids';
import type { Held } from './variants';

/** Says who may read which attachment of which appeal; appeals fill it. */
export interface AttachmentAccess {
  /**
   * @param evenHidden what was hidden since, for whoever has put on record why
   * @throws DomainError `appeal/not-found`, `attachment/not-found` for what this actor must not know of, `attachment/redacted`
   */
  find(appeal: AppealId, attachment: AttachmentId, actor: Actor, evenHidden?: boolean): Promise<Held>;
  /**
   * Whoever a link was made for, as they are now: somebody on duty who was moved or taken off since has no use of it.
   * @throws DomainError `attachment/link-invalid`
   */
  current(actor: Actor): Actor;
}

/** Injection token of the `AttachmentAccess`. */
export const ATTACHMENT_ACCESS = Symbol('AttachmentAccess');
