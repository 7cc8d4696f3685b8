import { made } from '../../../kernel/fields';
import type { UnitId } from '../../../kernel/ids';
import { anywhere, eventOf, freeText, optional, ours, unitId, verb, yesNo } from '../card';
import type { Contact, Party } from '../values';
import { isTheirsToCorrect } from './correct';
import { restrictedFrom, withoutMarks, type Side } from './mark-identity';

const fields = {
  guardian: made<Party, Contact>(),
  /** Whose matter it is has reached the day from which they speak for themselves. */
  grown: ours<boolean>(),
  /** Of whom it names, whose data are restricted. */
  restricted: optional(ours<readonly Side[]>()),
  reason: freeText,
};

export const guardianNamed = eventOf('GuardianNamed', {
  data: {
    by: unitId,
    guardian: ours<Party>(),
    /** Somebody else spoke for them until now. */
    replaces: yesNo,
    /** Of a violation report, whose reporter is shown to nobody who may handle it: nor that it is a child. */
    inConfidence: yesNo,
    reason: freeText,
  },
  evolve: (appeal, { guardian }) => ({
    ...appeal,
    proxy: guardian.citizen,
    marks: withoutMarks(appeal, { proxy: guardian }),
  }),
  says: ({ replaces }) =>
    replaces
      ? {
          zh: '监护人已变更，此后由新的监护人代为诉求',
          en: 'Another guardian speaks for the child from now on',
        }
      : { zh: '已登记监护人，此后由监护人代为诉求', en: 'A guardian speaks for the child from now on' },
  text: ({ reason }) => reason,
  shows: 'sentence',
});

/**
 * 登记监护人: who speaks for a child, where nobody did when it was taken down, or somebody else did. Whoever spoke until then
 * is a stranger to it from that moment on.
 */
export const nameGuardian = verb('nameGuardian', {
  by: 'person',
  data: fields,
  meets: anywhere,
  refuses: [
    'appeal/guardian-unchanged',
    'appeal/not-a-child',
    'appeal/not-guardian-desk',
    'appeal/speaks-for-itself',
  ],
  rule: ({ guardian, grown, reason, restricted }, appeal, context) => {
    if (!isTheirsToCorrect(appeal, guardian, context)) throw context.refusal('appeal/not-guardian-desk');
    if (!appeal.child) throw context.refusal('appeal/not-a-child');
    if (grown) throw context.refusal('appeal/speaks-for-itself');
    if (guardian.citizen === appeal.proxy || guardian.citizen === appeal.reporter)
      throw context.refusal('appeal/guardian-unchanged');
    const by = context.actor.unit as UnitId;
    const replaces = appeal.proxy !== undefined;
    return [
      guardianNamed({ by, guardian, replaces, inConfidence: appeal.violation, reason }),
      ...restrictedFrom(restricted, { ...appeal, marks: withoutMarks(appeal, { proxy: guardian }) }),
    ];
  },
});
