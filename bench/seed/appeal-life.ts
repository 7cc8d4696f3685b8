import { randomUUID } from 'node:crypto';
import type { AppealAggregate } from '../../src/appeals/application/aggregate';
import type { Contact } from '../../src/appeals/domain/values';
import { appealIdOf } from '../../src/runtime/command-ids';
import type { Actor } from '../../src/kernel/actor';
import type {
  AppealNumber,
  CitizenId,
  CommandId,
  PersonId,
  RegionCode,
  ServiceId,
  UnitId,
} from '../../src/kernel/ids';
import type { DataKey } from '../../src/kernel/ports/primary-data';
import type { Sealed } from '../../src/kernel/sealed';
import { addMillis, type Instant } from '../../src/kernel/time';
import type { Sealer } from '../../src/privacy';
import type { ReferenceData } from '../../src/reference';
import { reportedMatter } from '../load/matters';
import { AppealPlay } from './appeal-play';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A citizen of the seed: known by telephone number, with a key of their own. */
export interface SeededCitizen {
  readonly phone: string;
  readonly id: CitizenId;
  readonly key: DataKey;
}

export interface LifePlan {
  readonly ordinal: number;
  readonly number: AppealNumber;
  /** The appeal's own key. */
  readonly key: DataKey;
  readonly citizen: SeededCitizen;
  readonly reportedAt: Instant;
  /** Nobody has accepted it, its holder is at work on it, or it is resolved, rated and closed. */
  readonly ends: 'routed' | 'handling' | 'closed';
  /** Of this service, which asks for no form; of the power company's when absent. */
  readonly service?: ServiceId | undefined;
}

export interface LifeWorld {
  readonly aggregate: AppealAggregate;
  readonly reference: ReferenceData;
  readonly sealer: Pick<Sealer, 'seal'>;
}

/** Reported by app, routed by rule, accepted with the reporter reached, then resolved and rated in time. */
export function liveAppeal(plan: LifePlan, { aggregate, reference, sealer }: LifeWorld): AppealPlay {
  const commandId = randomUUID() as string as CommandId;
  const id = appealIdOf(commandId);
  const play = new AppealPlay(aggregate, reference, id);
  const matter = reportedMatter(plan.ordinal);
  const sealed = <T>(value: T): Sealed<T> => sealer.seal(plan.key, value);
  const { phone, id: citizen, key } = plan.citizen;
  const reporter: Actor = { id: `citizen-${phone}` as PersonId, role: 'citizen', citizen };
  const later = (minutes: number) => addMillis(plan.reportedAt, minutes * MINUTE);

  play.act(
    {
      verb: 'report',
      data: {
        id,
        number: plan.number,
        key: plan.key.id,
        channel: matter.channel,
        origin: 'citizen',
        service: plan.service ?? (matter.service as ServiceId),
        candidates: [],
        words: sealed(matter.words),
        ...(plan.service === undefined
          ? { form: sealed(matter.form as Readonly<Record<string, unknown>>) }
          : {}),
        attachments: [],
        place: {
          region: matter.place.region as RegionCode,
          address: sealed(matter.place.address),
          location: sealed(matter.place.location),
        },
        reporter: {
          citizen,
          contact: sealer.seal<Contact>(key, { name: `诉求人${phone.slice(-4)}`, phone }),
        },
        accused: [],
      },
    },
    reporter,
    plan.reportedAt,
    commandId,
  );
  if (plan.ends === 'routed') return play;
  const officer = officerOf(play, reference);
  play.act(
    {
      verb: 'accept',
      data: {
        assignee: officer.id,
        contact: { means: 'phone', reached: true, note: sealed('已电话联系诉求人，安排人员上门。') },
      },
    },
    officer,
    later(5),
  );
  if (plan.ends === 'handling') return play;
  play.act(
    {
      verb: 'resolve',
      data: {
        outcome: 'solved',
        account: sealed('已派人现场处理完毕，恢复正常，诉求人在场确认。'),
        attachments: [],
      },
    },
    officer,
    later(90),
  );
  play.act(
    {
      verb: 'rate',
      data: { stars: 5, responded: true, solved: true, satisfied: true, remark: sealed('来得很快，谢谢。') },
    },
    reporter,
    later(150),
  );
  return play;
}

/** Whoever answers for appeals in the unit that holds it now. @throws Error when nobody does */
function officerOf(play: AppealPlay, { directory }: ReferenceData): Actor {
  const state = play.current;
  const unit = state.status === 'none' ? undefined : state.held?.unit;
  const person = unit && directory.person(`officer-${unit satisfies UnitId}` as PersonId);
  if (!person) throw new Error(`an appeal in state ${state.status} has no officer at ${unit ?? 'no unit'}`);
  return { id: person.id, role: person.role, unit: person.unit, region: person.region };
}
