import type { Standing } from '../../scripts/command-status';
import type { Verb } from '../../src/appeals/domain/commands';
import { SYSTEM } from '../../src/kernel/actor';
import type { Way } from './appeal-act';
import { acts } from './appeal-acts';
import { suspended } from './appeal-acts-clocks';
import { CHENGGUAN_CENTRE, countyDispatcher, reporter, villageOfficer } from './appeal-context';
import {
  OTHER,
  OUTAGE,
  accepted,
  by,
  handling,
  ofChild,
  rating,
  reported,
  resolved,
  routed,
  sealed,
} from './appeal-story';

/** The ordinary appeal of each standing: a boundary quarrel in 盘龙村 that the village centre handles. */
const ways: Readonly<Record<Exclude<Standing, 'none'>, Way>> = {
  reported: [reported()],
  routed: [reported(), routed],
  accepted: [reported(), routed, accepted(villageOfficer, false)],
  handling,
  'awaiting-information': [
    ...handling,
    by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') }),
  ],
  suspended,
  resolved: [...handling, resolved()],
  closed: [...handling, resolved(), by(reporter, 'rate', rating(4))],
  merged: [
    reported(),
    routed,
    by(countyDispatcher, 'merge', { target: OTHER, reason: sealed('同一处地界') }),
  ],
};

/** What only an appeal that carries another meets. */
const forCarriers: readonly Verb[] = ['release', 'carryRemark'];

/** Carries another appeal from its first moment on. */
const carrying = ([first, ...rest]: Way): Way => [
  first,
  by(countyDispatcher, 'absorb', { source: OTHER }),
  ...rest,
];

/** Names somebody at last, whom the discipline desk then decides on. */
const naming = ([first, ...rest]: Way): Way => [
  first,
  ...rest,
  by(reporter, 'nameAccused', { accused: { unit: CHENGGUAN_CENTRE } }),
];

/** What only an appeal that is counted to an incident meets. */
const forCounted: readonly Verb[] = ['leaveIncident', 'tellOfIncident', 'resolveWithIncident'];

/** Counted to an incident from its first moment on. */
const counted = ([first, ...rest]: Way): Way => [
  first,
  by(SYSTEM, 'joinIncident', { incident: OUTAGE }),
  ...rest,
];

/** How an appeal comes to stand so that this verb can be sent to it, as far as that hangs on where it stands. */
export function wayTo(verb: Verb, standing: Exclude<Standing, 'none'>): Way {
  const way = acts[verb].besides?.[standing] ?? ways[standing];
  const isDesks = verb === 'confirmAccused' || verb === 'dismissAccused';
  if (isDesks && standing !== 'merged') return naming(way);
  if (verb === 'nameGuardian') return [ofChild(), ...way.slice(1)];
  if (forCounted.includes(verb)) return counted(way);
  return forCarriers.includes(verb) && standing !== 'merged' ? carrying(way) : way;
}
