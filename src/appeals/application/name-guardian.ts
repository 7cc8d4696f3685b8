import { InvalidRequest } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import { sealFields } from '../../kernel/fields';
import { appealStream, type AppealId } from '../../kernel/ids';
import { derivedId } from '../../runtime/command-ids';
import { dayOf } from '../../sla';
import type { HeldAppeals } from '../identities/held';
import { refusal } from '../domain/errors';
import { nameGuardian } from '../domain/report/name-guardian';
import type { Answered, Body } from './appeal-command';
import { sendingOf, type AppealSteps } from './appeal-steps';
import { partiesIn } from './correct';
import { alsoBeside, known } from './parties';
import { unlessRefusedBy } from './unless-refused';

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
  for (const other of await held.of(now.reporter.citizen)) {
    const { reporter, proxy, child } = other.read.appeal;
    const isSame = proxy === undefined || proxy === now.proxy?.citizen;
    if (other.appeal === appeal || !child || reporter !== now.reporter.citizen || !isSame) continue;
    await nameIn(steps, other.appeal, body, {
      ...from,
      commandId: derivedId(`guardian ${other.appeal}`, from.commandId),
      ifMatch: undefined,
    }).catch(unlessRefusedBy(notThere));
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

const nameIn = (
  steps: AppealSteps,
  appeal: AppealId,
  body: Body<typeof nameGuardian>,
  from: Envelope,
): Promise<Answered> =>
  steps.run(sendingOf(appeal, from), nameGuardian.verb, async (state, now) => {
    if (state.status === 'none') throw refusal('appeal/not-found');
    const { ports, aggregate } = steps;
    const { events } = await ports.executor.load(aggregate, appealStream(appeal));
    const guardian = await known(body.guardian, state.violation, ports);
    const { reason } = await sealFields(nameGuardian.data, body, steps.sealingFor(state, from));
    const child = events.flatMap(({ event }) =>
      event.type === 'AppealReported' && event.data.child !== undefined ? [event.data.child] : [],
    )[0];
    const speaksFrom = child && (await ports.sealer.open(child.speaksFrom));
    const grown = speaksFrom !== undefined && speaksFrom <= dayOf(now);
    return { verb: nameGuardian.verb, data: { guardian, grown, reason } };
  });
