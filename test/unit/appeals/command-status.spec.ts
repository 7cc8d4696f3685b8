import { commandStatus, standings, type Standing } from '../../../scripts/command-status';
import type { Verb } from '../../../src/appeals/domain/commands';
import { appealDecider } from '../../../src/appeals/domain/decider';
import { DomainError } from '../../../src/kernel/domain-error';
import type { Way } from '../../kit/appeal-act';
import { acts } from '../../kit/appeal-acts';
import { suspended } from '../../kit/appeal-acts-clocks';
import {
  CHENGGUAN_CENTRE,
  START,
  as,
  countyDispatcher,
  hanyin,
  reporter,
  villageOfficer,
} from '../../kit/appeal-context';
import {
  OTHER,
  accepted,
  ask,
  by,
  handling,
  hoursLater,
  rating,
  reported,
  resolved,
  routed,
  sealed,
  told,
  type Told,
} from '../../kit/appeal-story';

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

function story(verb: Verb, standing: Exclude<Standing, 'none'>): Told {
  const way = acts[verb].besides?.[standing] ?? ways[standing];
  const isDesks = verb === 'confirmAccused' || verb === 'dismissAccused';
  if (isDesks && standing !== 'merged') return told(...naming(way));
  return told(...(forCarriers.includes(verb) && standing !== 'merged' ? carrying(way) : way));
}

/** What this act meets in this standing. */
function meets(verb: Verb, standing: Standing): string {
  const { actor, data, at } = acts[verb];
  if (standing === 'none') {
    const held = story(verb, 'handling').state;
    try {
      const context = { ...hanyin, ...as(actor, at ?? START) };
      appealDecider.decide(ask(verb, data(held)), appealDecider.initial, context);
      return 'allowed';
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  }
  const before = story(verb, standing);
  const now = verb === 'escalate' ? hoursLater(1) : (at ?? START);
  const { refused, state } = before.when(ask(verb, data(before.state)), as(actor, now));
  expect(before.state.status).toBe(standing);
  expect(state.status).not.toBe('none');
  return refused?.code ?? 'allowed';
}

describe('what each act meets where an appeal stands', () => {
  const verbs = Object.keys(commandStatus) as Verb[];

  it('is written down for every verb and every standing', () => {
    expect(standings).toHaveLength(10);
    for (const verb of verbs) expect(Object.keys(commandStatus[verb])).toEqual([...standings]);
    expect(verbs.sort()).toEqual(Object.keys(acts).sort());
  });

  const cells = verbs.flatMap((verb) =>
    standings.map((standing) => [verb, standing, commandStatus[verb][standing]] as const),
  );
  it.each(cells)('%s, %s: %s', (verb, standing, cell) => {
    expect(meets(verb, standing)).toBe(cell);
  });
});
