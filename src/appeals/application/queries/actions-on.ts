import type { Actor } from '../../../kernel/actor';
import { isDomainError } from '../../../kernel/domain-error';
import type { AppealReader } from './appeal-reader';
import type { Reading } from './page-of-items';

/** An appeal that this build cannot read takes no command either. */
export const actionsOn = (reader: AppealReader, actor: Actor, asked = false): Reading['actionsOn'] =>
  asked
    ? (appeal) =>
        reader
          .load(appeal)
          .then((read) => reader.actions(read, actor))
          .catch((error: unknown) => {
            if (isDomainError(error) && error.code === 'event/unknown-type') return [];
            throw error;
          })
    : undefined;
