import { made } from '../../../kernel/fields';
import type { AttachmentId, UnitId } from '../../../kernel/ids';
import { anywhere, eventOf, freeText, optional, plain, unitId, verb } from '../card';
import { governsPlace, isOverseenBy } from '../guards';
import { hidden, noRedactions, type RedactedText } from '../redactions';

const fields = {
  /** A body says the words; what is held are the texts that have them, without them. */
  passage: optional(made<readonly RedactedText[], string>()),
  attachment: optional(made<readonly AttachmentId[], string>()),
  reason: freeText,
};

export const appealRedacted = eventOf('AppealRedacted', {
  data: {
    by: unitId,
    texts: plain<readonly RedactedText[]>(),
    hides: plain<readonly AttachmentId[]>(),
    reason: freeText,
  },
  evolve: (appeal, data) => ({ ...appeal, redactions: hidden(appeal.redactions ?? noRedactions, data) }),
  says: ({ texts, hides }) => ({
    zh: `已隐去：${[texts.length > 0 && `${texts.length}处文字`, hides.length > 0 && `${hides.length}个附件`].filter(Boolean).join('、')}`,
    en: `Hidden: ${[texts.length > 0 && `${texts.length} text${texts.length > 1 ? 's' : ''}`, hides.length > 0 && `${hides.length} attachment${hides.length > 1 ? 's' : ''}`].filter(Boolean).join(', ')}`,
  }),
  text: ({ reason }) => reason,
  shows: 'sentence',
});

/**
 * 隐去: what tells of somebody who has nothing to do with it (a name, a plate) is read by nobody but an auditor from then on. For
 * good: what could be shown again by the next who sits there would be hidden from nobody.
 */
export const redact = verb('redact', {
  by: 'person',
  data: fields,
  meets: anywhere,
  refuses: ['appeal/not-dispatcher', 'appeal/nothing-to-redact'],
  rule: ({ passage: texts = [], attachment: hides = [], reason }, appeal, context) => {
    const { role, unit } = context.actor;
    const isIts = isOverseenBy(appeal, context) || governsPlace(appeal, context);
    if (role !== 'dispatcher' || !isIts) throw context.refusal('appeal/not-dispatcher');
    const known = new Set(appeal.redactions?.attachments);
    const fresh = hides.filter((id) => !known.has(id));
    if (texts.length + fresh.length === 0) throw context.refusal('appeal/nothing-to-redact');
    return [appealRedacted({ by: unit as UnitId, texts, hides: fresh, reason })];
  },
});
