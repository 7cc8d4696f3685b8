import { shapes } from '../../edge';
import { roles } from '../../kernel/actor';
import { at, ID, NUMBER, TOWN, townNames } from '../http/schemas/story';
import { accessItem } from '../registers/schemas';
import { ownLookKinds, watchStates } from './kinds';
import type { OwnLooks } from './my-looks';
import type { WatchPage } from './watch-desk';
import { lookSignals, purposeActs, type Gateway, type LookingDocument } from '../../looking';

const { answerOf, byId, eg, flag, instant, listOf, named, oneOf, opened, shape, text, uuid, whole } = shapes;

const next = { 'next?': text('The `cursor` of the next page; absent on the last.') };
const OFFICER = `officer-${TOWN}`;

export const lookSignal = named('LookSignal', oneOf(lookSignals));

export const lookingRules = answerOf<Omit<LookingDocument, 'gateways'> & { readonly version: number }>()(
  'LookingRules',
  shape({
    version: eg(whole(), 1),
    purposes: listOf(
      named(
        'ListedPurpose',
        shape({
          code: eg(text('For `purpose`.'), 'follow-up'),
          zh: eg(text(), '办结后回访'),
          en: eg(text(), 'Calling back after it was resolved'),
          'for?': eg(listOf(named('PurposeAct', oneOf(purposeActs))), ['reveal']),
        }),
      ),
    ),
    wordsAlone: eg(
      { ...flag, description: 'A purpose may be given in words alone, as before there was a list.' },
      true,
    ),
    withholdDays: eg(whole('So long a look may be withheld, each time that it is decided.'), 90),
    watch: listOf(
      named(
        'LookThreshold',
        shape({
          signal: eg(lookSignal, 'many-reveals'),
          looks: eg(whole('So many such looks of one account …'), 20),
          minutes: eg(whole('… within so many minutes.'), 60),
          'roles?': eg(listOf(oneOf(roles)), ['officer']),
        }),
      ),
    ),
  }),
);

interface NumberGateways {
  readonly version: number;
  readonly gateways: readonly Gateway[];
}
export const numberGateways = answerOf<NumberGateways>()(
  'NumberGateways',
  shape({
    version: eg(whole('Of the rules of looking.'), 1),
    gateways: listOf(
      named(
        'NoticeGateway',
        shape({
          account: eg(text('A client account.'), 'client-12345'),
          purpose: eg(text('Under which its askings are on record.'), 'sms-gateway'),
          minutes: eg(whole('For so long after a notice was sent it may ask.'), 60),
        }),
      ),
    ),
  }),
);

export const ownLooks = answerOf<OwnLooks>()(
  'OwnLooks',
  shape({
    items: listOf(
      named(
        'OwnLook',
        shape({
          at: eg(instant, at('10:20:00')),
          kind: eg(named('OwnLookKind', oneOf(ownLookKinds)), 'reveal'),
          role: eg(text('Of whoever looked. Who it was by name is for auditors.'), 'officer'),
          'unit?': eg(text(), TOWN),
          purpose: eg(text('A code of `GET /looking`, or `unlisted`.'), 'contact'),
          purposeCalled: eg(text('In the language asked for, as the list has it today.'), '联系诉求人'),
          'appeal?': eg(uuid, ID),
          'number?': eg(
            text('Absent, as `appeal`, of a look-up: that was for the telephone number.'),
            NUMBER,
          ),
        }),
      ),
    ),
    ...next,
    names: eg(byId, townNames),
  }),
);

interface WithheldAnswer {
  readonly appeal: string;
  readonly withholding: number;
}
export const withheldAnswer = answerOf<WithheldAnswer>()(
  'WithheldLooks',
  shape({ appeal: eg(uuid, ID), withholding: eg(whole('1, 2, … of the appeal: to end it.'), 1) }),
);

const watchItem = named(
  'UnusualLooking',
  shape({
    id: eg(text('For the route of its decision.'), `${OFFICER}.1`),
    signal: eg(lookSignal, 'many-reveals'),
    sentence: eg(text('In the language asked for.'), '1小时内查看诉求人身份20次'),
    person: eg(text(), OFFICER),
    called: eg(text(), '李建国'),
    role: eg(text(), 'officer'),
    'unit?': eg(text(), TOWN),
    at: eg({ ...instant, description: 'When the threshold was reached.' }, at('10:20:00')),
    from: eg({ ...instant, description: 'Of the first look behind it.' }, at('09:31:00')),
    to: eg({ ...instant, description: 'Of the last.' }, at('10:20:00')),
    threshold: shape({
      looks: eg(whole(), 20),
      minutes: eg(whole(), 60),
      version: eg(whole('Of the rules in force then.'), 1),
    }),
    count: eg(whole('So many looks are behind it.'), 20),
    looks: { ...listOf(accessItem), description: 'The last fifty of them, as the register has them.' },
    state: eg(named('WatchState', oneOf(watchStates)), 'open'),
    'decidedBy?': text('The auditor who said so last.'),
    'decidedAt?': instant,
    'reason?': opened,
  }),
);
export const watchPage = answerOf<WatchPage>()(
  'UnusualLookings',
  shape({ items: listOf(watchItem), ...next, names: eg(byId, townNames) }),
);
