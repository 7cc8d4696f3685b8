import type { RedactedText } from '../../appeals';
import type { AppealId, AttachmentId, Revision, UnitId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';

/** What one appeal was told of what is hidden: which of the texts, and which attachments. */
interface ToldOf {
  readonly texts: readonly number[];
  readonly hides: readonly AttachmentId[];
}

/** What is hidden of an incident, and who was told it. */
export interface Redacted {
  readonly by: UnitId;
  readonly texts: readonly RedactedText[];
  readonly hides: readonly AttachmentId[];
  readonly reason: Sealed<string>;
  /** What was asked to be hidden: whoever goes on after a crash looks for it in the appeals, too. Events of before have neither. */
  readonly passage?: Sealed<string> | undefined;
  readonly attachment?: AttachmentId | undefined;
  /** Those that were told any of it, and what. */
  readonly appeals: readonly AppealId[];
  readonly told: Readonly<Record<AppealId, ToldOf>>;
}

interface Telling {
  readonly revision: Revision;
  readonly event: { readonly data: object };
}

/** Which appeals were told which of these texts and attachments, by the events that told them. Pure. */
export function toldIn(
  events: readonly Telling[],
  { texts, hides }: Pick<Redacted, 'texts' | 'hides'>,
): Pick<Redacted, 'appeals' | 'told'> {
  const told: Record<AppealId, { readonly texts: number[]; readonly hides: AttachmentId[] }> = {};
  for (const { revision, event } of events) {
    const { appeals = [], attachments = [] } = event.data as {
      readonly appeals?: readonly AppealId[];
      readonly attachments?: readonly { readonly id: AttachmentId }[];
    };
    const said = texts.flatMap((text, at) => (text.revision === revision && isTold(text) ? [at] : []));
    const shown = hides.filter((hidden) => attachments.some(({ id }) => id === hidden));
    if (said.length + shown.length === 0) continue;
    for (const appeal of appeals) {
      const own = (told[appeal] ??= { texts: [], hides: [] });
      own.texts.push(...said);
      own.hides.push(...shown);
    }
  }
  return { appeals: Object.keys(told) as AppealId[], told };
}

/** The title stays with the incident. */
const isTold = ({ field }: RedactedText): boolean => field !== '/title';

/** What is asked of one appeal. */
export const redactionAt = ({ by, texts, reason, told }: Redacted, appeal: AppealId) => ({
  ...{ by, reason },
  texts: (told[appeal]?.texts ?? []).flatMap((at) => texts[at] ?? []),
  hides: told[appeal]?.hides ?? [],
});
