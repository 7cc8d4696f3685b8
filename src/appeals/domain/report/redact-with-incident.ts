import type { AttachmentId } from '../../../kernel/ids';
import { anywhere, freeText, plain, unitId, verb } from '../card';
import { bySystem } from '../guards';
import type { RedactedText } from '../redactions';
import { appealRedacted } from './redact';

/**
 * What was hidden of an incident is hidden in each appeal that was told it: also where its dispatcher may hide nothing else, and
 * where the word arrived only afterwards.
 */
export const redactWithIncident = verb('redactWithIncident', {
  by: 'system',
  data: {
    by: unitId,
    /** As the incident said them, under its key. */
    texts: plain<readonly RedactedText[]>(),
    hides: plain<readonly AttachmentId[]>(),
    reason: freeText,
  },
  meets: anywhere,
  refuses: ['appeal/system-only'],
  rule: ({ by, texts, hides, reason }, { redactions }, context) => {
    bySystem(context);
    const fresh = texts.filter(({ was }) => !Object.hasOwn(redactions?.texts ?? {}, was.box));
    const unseen = hides.filter((id) => !redactions?.attachments.includes(id));
    if (fresh.length + unseen.length === 0) return [];
    return [appealRedacted({ by, texts: fresh, hides: unseen, reason })];
  },
});
