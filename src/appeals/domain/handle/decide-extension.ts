import { extended, rulesFor } from '../../../sla';
import type { Appeal } from '../appeal';
import { eventOf, instant, optional, plain, reasonText, standsIn, unitId, verb, yesNo } from '../card';
import type { Period } from '../../../sla';
import { clocks, owed, resumed } from '../clocks';
import { byOwnerOf } from '../guards';
import { inRound } from '../resolution';
import { inWords, onTheClock } from '../words';
import { longer } from './request-extension';

const decided = (appeal: Appeal): Appeal => inRound(appeal, { extensionDecided: true });

export const extensionGranted = eventOf('ExtensionGranted', {
  data: {
    by: unitId,
    unit: unitId,
    period: plain<Period>(),
    reason: reasonText,
    /** When handling and the whole matter are due now. */
    dueAt: instant,
    wholeDueAt: optional(instant),
  },
  evolve: decided,
  says: ({ by, period, dueAt, wholeDueAt }, { unit }) => ({
    zh:
      `${unit(by).zh}批准延期${inWords(period).zh}，办理期限延至${onTheClock(dueAt)}` +
      (wholeDueAt === undefined ? '' : `，全程期限延至${onTheClock(wholeDueAt)}`),
    en:
      `${unit(by).en} granted an extension of ${inWords(period).en}: handling is due ${onTheClock(dueAt)}` +
      (wholeDueAt === undefined ? '' : `, the whole matter ${onTheClock(wholeDueAt)}`),
  }),
  text: ({ reason }) => reason,
  shows: 'all',
});

export const extensionRefused = eventOf('ExtensionRefused', {
  data: {
    /** Nobody, when nobody decided in time. */
    by: optional(unitId),
    reason: reasonText,
  },
  evolve: decided,
  says: ({ by }, { unit }) =>
    by === undefined
      ? { zh: '延期申请逾期未批，视为不同意', en: 'Nobody decided on the extension in time: it is refused' }
      : { zh: `${unit(by).zh}不同意延期`, en: `${unit(by).en} refused the extension` },
  text: ({ reason }) => (typeof reason === 'string' ? undefined : reason),
  shows: 'all',
});

/** Before handling is due. The whole matter moves by as much; what a pause stopped stays stopped. */
export const decideExtension = verb('decideExtension', {
  by: 'person',
  data: { granted: yesNo, reason: reasonText },
  meets: standsIn('accepted', 'handling', 'awaiting-information', 'suspended'),
  refuses: ['appeal/no-extension-pending', 'appeal/not-dispatcher', 'sla/due-too-late'],
  refusesInside: ['appeal/deadline-not-due'],
  rule: ({ granted, reason }, appeal, context) => {
    const { refusal, actor } = context;
    const { held, round } = appeal;
    const asked = owed(appeal, 'extension-decision').at(-1);
    if (asked === undefined || held === undefined || round.extension === undefined)
      throw refusal('appeal/no-extension-pending');
    const over = [asked.deadline.id];
    if (actor.role === 'system') {
      if (asked.missedAt === undefined)
        throw refusal('appeal/deadline-not-due', { dueAt: asked.deadline.dueAt });
      return [extensionRefused({ reason, clocks: clocks({ stopped: over }) })];
    }
    const by = byOwnerOf('extension-decision', appeal, context);
    const handle = owed(appeal, 'handle').at(-1);
    // Its time is over: silence has refused it, whoever says so first. In older logs a decision may outlive what it is about.
    if (asked.missedAt !== undefined || handle === undefined || handle.missedAt !== undefined)
      throw refusal('appeal/no-extension-pending');
    if (!granted) return [extensionRefused({ by, reason, clocks: clocks({ met: over }) })];
    const { extension: period } = round;
    const moved = longer(handle, period, appeal, context);
    const wholes = owed(appeal, 'whole').map((clock) =>
      extended(resumed(clock, context), period, context.now, rulesFor(clock.deadline, context).calendar),
    );
    const changed = [...wholes, moved];
    const paused = handle.status === 'paused' ? changed.map(({ id }) => id) : [];
    return [
      extensionGranted({
        ...{ by, unit: held.unit, period, reason, dueAt: moved.dueAt, wholeDueAt: wholes[0]?.dueAt },
        clocks: clocks({ met: over, changed, paused }),
      }),
    ];
  },
});
