import type { Actor } from '../../../kernel/actor';
import { isDomainError } from '../../../kernel/domain-error';
import type { AskedActions } from './action';
import type { AppealReader } from './appeal-reader';
import type { Reading } from './page-of-items';

/** An appeal that this build cannot read takes no command either. */
export const actionsOn = (
  reader: AppealReader,
  actor: Actor,
  asked: AskedActions = false,
): Reading['actionsOn'] =>
  asked === false
    ? undefined
    : (appeal) =>
        reader
          .load(appeal)
          .then((read) => reader.actions(read, actor, asked === 'explained'))
          .catch((error: unknown) => {
            if (isDomainError(error) && error.code === 'event/unknown-type') return { actions: [] };
            throw error;
          });
