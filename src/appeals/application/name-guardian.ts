import { InvalidRequest } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import { sealFields } from '../../kernel/fields';
import { appealStream, type AppealId, type CitizenId } from '../../kernel/ids';
import { dayOf } from '../../sla';
import type { HeldAppeals } from '../identities/held';
import type { Appeal } from '../domain/appeal';
import { refusal } from '../domain/errors';
import { nameGuardian } from '../domain/report/name-guardian';
import type { Answered, Body } from './appeal-command';
import { sendingOf, type AppealSteps } from './appeal-steps';
import { partiesIn } from './correct';
import { alsoBeside, known, restrictedAmong } from './parties';
import { furtherOf, unlessRefusedBy } from './further';

type Held = Pick<HeldAppeals, 'of'>;

/**
 * Of the appeal, and of the child's others where nobody speaks or who spoke here, as far as this caller may name one there. A
 * repetition goes on where the first try ended.
 */
export async function nameGuardianOf(
  steps: AppealSteps,
  held: Held,
  appeal: AppealId,
  body: Body<typeof nameGuardian>,
  from: Envelope,
): Promise<Answered> {
  const { phone, idNumber } = body.guardian;
  // Without either nobody could be told that they speak now.
  if ((phone ?? idNumber) === undefined)
    throw new InvalidRequest([{ pointer: '/guardian/phone', code: 'field/required' }]);
  const answered = await nameIn(steps, appeal, body, from);
  const { state, events } = await steps.ports.executor.load(steps.aggregate, appealStream(appeal));
  const named = events.find(
    ({ event, metadata }) => event.type === 'GuardianNamed' && metadata.commandId === from.commandId,
  );
  const { now } = partiesIn(events.slice(0, named?.revision));
  if (now.reporter === undefined || named?.event.type !== 'GuardianNamed') return answered;
  // In confidence nothing leads from one appeal to another.
  if (state.status !== 'none' && !state.violation)
    await alsoBeside(named.event.data.guardian, now.reporter, steps.ports);
  const spoken: ReadonlySet<CitizenId | undefined> = new Set([undefined, now.proxy?.citizen]);
  for (const other of await held.of(now.reporter.citizen)) {
    const { reporter, child } = other.read.appeal;
    if (other.appeal === appeal || !child || reporter !== now.reporter.citizen) continue;
    const its = furtherOf(from, 'guardian', other.appeal);
    await nameIn(steps, other.appeal, body, its, ({ proxy }) => spoken.has(proxy)).catch(
      unlessRefusedBy(notThere),
    );
  }
  return answered;
}

const notThere: ReadonlySet<string> = new Set([
  'access/forbidden',
  'appeal/erased',
  'appeal/guardian-unchanged',
  'appeal/not-found',
  'appeal/not-guardian-desk',
  'appeal/speaks-for-itself',
]);

/** @param isMeant asked of the appeal as it is decided on: another dispatcher may have named somebody since it was looked up */
const nameIn = (
  steps: AppealSteps,
  appeal: AppealId,
  body: Body<typeof nameGuardian>,
  from: Envelope,
  isMeant: (state: Appeal) => boolean = () => true,
): Promise<Answered> =>
  steps.run(sendingOf(appeal, from), nameGuardian.verb, async (state, now) => {
    if (state.status === 'none') throw refusal('appeal/not-found');
    if (!isMeant(state)) throw refusal('appeal/guardian-unchanged');
    const { ports, aggregate } = steps;
    const { events } = await ports.executor.load(aggregate, appealStream(appeal));
    const guardian = await known(body.guardian, state.violation, ports);
    const { reason } = await sealFields(nameGuardian.data, body, steps.sealingFor(state, from));
    const child = events.flatMap(({ event }) =>
      event.type === 'AppealReported' && event.data.child !== undefined ? [event.data.child] : [],
    )[0];
    const speaksFrom = child && (await ports.sealer.open(child.speaksFrom));
    const grown = speaksFrom !== undefined && speaksFrom <= dayOf(now);
    const restricted = await restrictedAmong({ proxy: guardian }, ports);
    return { verb: nameGuardian.verb, data: { guardian, grown, reason, restricted } };
  });
