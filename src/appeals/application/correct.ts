import type { Envelope } from '../../kernel/envelope';
import type { Recorded } from '../../kernel/event';
import { sealFields } from '../../kernel/fields';
import { appealStream, type AppealId } from '../../kernel/ids';
import type { AppealEvent } from '../domain/events';
import { refusal } from '../domain/errors';
import { correct } from '../domain/report/correct';
import type { Contact, ContactChange, Party } from '../domain/values';
import { sendingOf, type AppealSteps } from './appeal-steps';
import type { Answered, Body } from './appeal-command';
import { checkForm } from './form';
import { formAsWritten } from './form-as-written';
import { named, restrictedAmong, type Parties } from './parties';
import { checkPlace } from './place';

/** What was corrected of people is laid over what was taken down: a caller gives what was wrong, and reads nothing of the rest. */
export const correctReport = (
  steps: AppealSteps,
  appeal: AppealId,
  body: Body<typeof correct>,
  from: Envelope,
): Promise<Answered> =>
  steps.run(sendingOf(appeal, from), correct.verb, async (state) => {
    const { ports, aggregate } = steps;
    const { place, reporter, proxy, form } = body;
    const { catalogue, directory } = ports.inForce();
    const known = state.status === 'none' ? undefined : state;
    const filled = formAsWritten({ service: known?.service, form }, catalogue);
    if (known && filled) checkForm({ service: known.service, form: filled }, catalogue);
    if (known && place) checkPlace({ ...place, region: place.region ?? known.place }, directory);
    const sealed = await sealFields(correct.data, { ...body, form: filled }, steps.sealingFor(state, from));
    if (reporter === undefined && proxy === undefined) return { verb: correct.verb, data: sealed };
    const { events } = await ports.executor.load(aggregate, appealStream(appeal));
    const { now, account } = partiesIn(events);
    const isChild = events.some(
      ({ event }) => event.type === 'AppealReported' && event.data.child !== undefined,
    );
    const corrected = async (
      party: keyof Parties,
      change: ContactChange | undefined,
    ): Promise<Party | undefined> => {
      if (change === undefined) return undefined;
      const was = now[party];
      if (was === undefined) throw refusal('appeal/nothing-to-correct');
      const contact = laidOver(await ports.sealer.open(was.contact), change);
      // An account stays the one who reported, whatever number it is called back on.
      // A child stays who they are, whatever number they are reached by.
      if (party === account || (isChild && party === 'reporter'))
        return { citizen: was.citizen, contact: await ports.sealer.sealUnder(was.contact.key, contact) };
      const inConfidence = known?.violation ?? false;
      const called = await named(contact, inConfidence, ports);
      if (called?.citizen === was.citizen) return called;
      // What is restricted of one is not carried over to another.
      const [isRestricted] = await restrictedAmong({ [party]: was }, ports);
      return isRestricted === undefined ? called : named(laidOver(undefined, change), inConfidence, ports);
    };
    const parties = {
      reporter: await corrected('reporter', reporter),
      proxy: await corrected('proxy', proxy),
    };
    const restricted = await restrictedAmong(parties, ports);
    return { verb: correct.verb, data: { ...sealed, ...parties, restricted } };
  });

const laidOver = (was: Contact | undefined, change: ContactChange): Contact => ({
  name: change.name ?? was?.name ?? '',
  phone: change.phone ?? was?.phone,
  idNumber: change.idNumber ?? was?.idNumber,
  address: change.address ?? was?.address,
});

interface PartiesIn {
  readonly now: Parties;
  /** What was taken down before it was corrected, oldest first. */
  readonly before: readonly Parties[];
  /** Which of them filed it from an account of their own. */
  readonly account: keyof Parties | undefined;
}

/** Who stands behind an appeal, and who was once believed to. */
export function partiesIn(events: readonly Recorded<AppealEvent>[]): PartiesIn {
  let now: Parties = {};
  let account: PartiesIn['account'];
  const before: Parties[] = [];
  for (const { event, metadata } of events) {
    if (event.type === 'AppealReported') {
      const { reporter, proxy } = event.data;
      now = { reporter, proxy };
      if (metadata.actor.role === 'citizen') account = proxy === undefined ? 'reporter' : 'proxy';
    }
    if (event.type === 'GuardianNamed') {
      if (now.proxy !== undefined) before.push({ proxy: now.proxy });
      // Whoever filed it from an account of their own speaks no more.
      if (account === 'proxy') account = undefined;
      now = { ...now, proxy: event.data.guardian };
    }
    if (event.type === 'ReportCorrected') {
      const { reporter, proxy } = event.data;
      if (reporter === undefined && proxy === undefined) continue;
      before.push({ reporter: reporter && now.reporter, proxy: proxy && now.proxy });
      now = { reporter: reporter ?? now.reporter, proxy: proxy ?? now.proxy };
    }
  }
  return { now, before, account };
}
