import { hasDuty, isSibling } from '../../directory';
import { handOver } from '../../sla';
import type { Appeal } from './appeal';
import { clocks, owed, owedIds, resumed, start } from './clocks';
import { event, type AppealContext, type Decide } from './context';
import { refusal } from './errors';
import {
  allowedHolder,
  byHolder,
  bySystem,
  classified,
  isDispatcherOf,
  isGridWorkerOf,
  isReporter,
  isStaffOf,
  knownUnit,
} from './guards';
import { decidesFor } from './queue';
import { standsIn } from './standing';

/** By the holder, or by a unit that was late and stayed as helper. */
export const recordProgress: Decide<'recordProgress'> = (progress, appeal, { actor }) => {
  standsIn(appeal, 'accepted', 'handling');
  const units = [appeal.held?.unit, ...appeal.helpers];
  const unit = units.find((each) => isStaffOf(each, actor));
  if (unit === undefined) throw refusal('appeal/not-holder');
  const { note, attachments, visibleTo } = progress;
  return [event('ProgressRecorded', { unit, note, attachments, visibleTo })];
};

/** Once in a round: handling stands still until the reporter answers, or the time for that lapses. */
export const requestInformation: Decide<'requestInformation'> = ({ question }, appeal, context) => {
  standsIn(appeal, 'handling');
  const { unit } = byHolder(appeal, context);
  if (appeal.round.informationAsked) throw refusal('appeal/information-already-asked');
  if (!isAnswerable(appeal)) throw refusal('appeal/nobody-to-reach');
  return [
    event('InformationRequested', {
      unit,
      question,
      clocks: clocks({
        paused: owedIds(appeal, 'handle', 'whole'),
        started: [start(appeal, 'information', 'reporter', context)],
      }),
    }),
  ];
};

/** A named reporter can be asked; an anonymous one looks in with the secret. */
const isAnswerable = ({ reporter, proxy, secretHash }: Appeal): boolean =>
  reporter !== undefined || proxy !== undefined || secretHash !== undefined;

/** By the reporter, or by the holder or grid worker who was told. */
export const supplyInformation: Decide<'supplyInformation'> = ({ answer, attachments }, appeal, context) => {
  isAwaiting(appeal);
  const { actor } = context;
  const told = isStaffOf(appeal.held?.unit, actor) || isGridWorkerOf(appeal, context);
  if (!isReporter(appeal, actor) && !told) throw refusal('appeal/not-reporter');
  const changes = { met: owedIds(appeal, 'information'), changed: runOn(appeal, context) };
  return [event('InformationSupplied', { answer, attachments, clocks: clocks(changes) })];
};

export const lapseInformation: Decide<'lapseInformation'> = ({ deadline }, appeal, context) => {
  isAwaiting(appeal);
  bySystem(context);
  const asked = owed(appeal, 'information').find((clock) => clock.deadline.id === deadline);
  if (asked === undefined) throw refusal('appeal/unknown-deadline', { deadline });
  if (asked.missedAt === undefined) throw refusal('appeal/deadline-not-due', { dueAt: asked.deadline.dueAt });
  const changes = { stopped: [deadline], changed: runOn(appeal, context) };
  return [event('InformationLapsed', { deadline, clocks: clocks(changes) })];
};

function isAwaiting(appeal: Appeal): void {
  if (appeal.status === 'awaiting-information') return;
  if (['reported', 'routed', 'accepted', 'handling'].includes(appeal.status))
    throw refusal('appeal/no-information-asked');
  standsIn(appeal, 'awaiting-information');
}

const runOn = (appeal: Appeal, context: AppealContext) =>
  owed(appeal, 'handle', 'whole').map((clock) => resumed(clock, context));

/** To a sibling with the duty, by the dispatcher of the holder or of the centre above it; the clocks run on. */
export const transfer: Decide<'transfer'> = ({ unit, reason }, appeal, context) => {
  standsIn(appeal, 'routed', 'accepted', 'handling');
  const from = appeal.held?.unit;
  if (from === undefined || !isDispatcherOf(context.actor, from, decidesFor(from, appeal, context)))
    throw refusal('appeal/not-dispatcher');
  const to = allowedHolder(unit, appeal, context);
  if (!isSibling(knownUnit(from, context), to)) throw refusal('appeal/not-sibling', { unit });
  if (!hasDuty(to, classified(appeal, context), context.directory)) throw refusal('appeal/no-duty', { unit });
  return [
    event('AppealTransferred', {
      from,
      to: to.id,
      tier: to.tier,
      reason,
      clocks: clocks({
        stopped: owedIds(appeal, 'return-decision'),
        changed: owed(appeal, 'respond', 'handle', 'whole').map(({ deadline }) => handOver(deadline, to.id)),
      }),
    }),
  ];
};
