import type { AppealState } from '../../src/appeals/domain/appeal';
import type { Command, Commands, Verb } from '../../src/appeals/domain/commands';
import type { AppealContext } from '../../src/appeals/domain/context';
import type { AppealEvent } from '../../src/appeals/domain/events';
import type { AttachmentRef, Contact, Party } from '../../src/appeals/domain/values';
import { SYSTEM, type Actor } from '../../src/kernel/actor';
import type {
  AppealId,
  AppealNumber,
  AttachmentId,
  CitizenId,
  IncidentId,
  KeyId,
} from '../../src/kernel/ids';
import type { Sealed } from '../../src/kernel/sealed';
import { addMillis, type Day, type Instant } from '../../src/kernel/time';
import type { Outcome } from './given';
import { START, as, given, reporter, villageOfficer } from './appeal-context';
import { PANLONG, serviceId } from './hanyin';

export type Told = Outcome<AppealState, Command, AppealEvent, AppealContext>;

/** Who asks, what, and when: at the time of the step before when it does not say. */
export interface Telling {
  readonly actor: Actor;
  readonly command: Command;
  readonly at?: Instant | undefined;
}

export const ask = <V extends Verb>(verb: V, data: Commands[V]): Command => ({ verb, data }) as Command;
export const by = <V extends Verb>(actor: Actor, verb: V, data: Commands[V], at?: Instant): Telling => ({
  actor,
  command: ask(verb, data),
  at,
});

const HOUR = 3_600_000;
export const hoursLater = (hours: number, from: Instant = START): Instant => addMillis(from, hours * HOUR);
export const daysLater = (days: number, from: Instant = START): Instant => hoursLater(24 * days, from);

/** Plays a story from its first step on; a step that is refused fails the test that tells it. */
export function told(first: Telling, ...rest: readonly Telling[]): Told {
  let now = first.at ?? START;
  let outcome = given().when(first.command, as(first.actor, now));
  for (const { actor, command, at } of rest) {
    now = at ?? now;
    outcome = outcome.when(command, as(actor, now));
  }
  return outcome;
}

export const sealed = <T = string>(text: string): Sealed<T> => ({ key: 'key-pole' as KeyId, box: text });

export const party = (citizen: string): Party => ({
  citizen: citizen as CitizenId,
  contact: sealed<Contact>('陈秀英'),
});

export const photo = (name: string): AttachmentRef => ({
  id: name as AttachmentId,
  kind: 'photo',
  key: 'key-photo' as KeyId,
  mediaType: 'image/jpeg',
  bytes: 48_000,
});

export const POLE = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b' as AppealId;
export const OUTAGE = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5e' as IncidentId;
export const OTHER = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5c' as AppealId;

/** A boundary quarrel in 盘龙村 unless told otherwise: the list names nobody, so the village centre has the duty. */
export const reporting = (change: Partial<Commands['report']> = {}): Commands['report'] => ({
  id: POLE,
  number: '610921-20260701-0001' as AppealNumber,
  key: 'key-pole' as KeyId,
  channel: 'app',
  origin: 'citizen',
  service: serviceId('neighbour-dispute'),
  candidates: [],
  words: sealed('邻居的地界又挪了半米'),
  attachments: [],
  place: { region: PANLONG },
  reporter: party('chen-xiuying'),
  accused: [],
  ...change,
});

export const reported = (change: Partial<Commands['report']> = {}, actor: Actor = reporter): Telling =>
  by(actor, 'report', reporting(change));
export const A_CHILD = { guardian: true, speaksFrom: sealed<Day>('2031-01-01') };
/** A child's, for whom a guardian spoke from the first moment on. */
export const ofChild = (change: Partial<Commands['report']> = {}): Telling =>
  reported({ child: A_CHILD, ...change });
export const routed: Telling = by(SYSTEM, 'route', {});

const called = { means: 'phone', reached: true } as const;
export const accepted = (actor: Actor = villageOfficer, reached = true): Telling =>
  by(actor, 'accept', { assignee: actor.id, contact: { ...called, reached } });

/** As far as the village's handling. */
export const handling: readonly [Telling, ...Telling[]] = [reported(), routed, accepted()];

export const resolved = (change: Partial<Commands['resolve']> = {}, actor: Actor = villageOfficer): Telling =>
  by(actor, 'resolve', { outcome: 'solved', account: sealed('已重新立界桩'), attachments: [], ...change });

/** Past the grid worker, as 城关 or an unsigned report would be, or by a holder for whom there is none. */
export const delivered = (actor: Actor): Telling =>
  by(actor, 'deliverFeedback', { to: 'reporter', means: 'phone' });

export const rating = (stars: number, solved = true): Commands['rate'] => ({
  stars,
  responded: true,
  solved,
  satisfied: stars > 2,
});
