import type { CitizenId } from './ids';
import type { Sealed } from './sealed';

/** Whom to reach. Sealed under the citizen's own key. */
export interface Contact {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly idNumber?: string | undefined;
  readonly address?: string | undefined;
}

/** What was wrong in one, put right. */
export type ContactChange = { readonly [F in keyof Contact]?: Contact[F] | undefined };

export interface Party {
  readonly citizen: CitizenId;
  readonly contact: Sealed<Contact>;
}
