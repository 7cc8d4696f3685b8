import { shapes } from '../../edge';
import { referenceNames } from '../../reference';
import { deadlineKinds } from '../../sla';
import { accessKind, why } from '../audit/schemas';
import { at, EVENT, HASH, ID, names, NUMBER, SERVICE, TOWN, townNames, VILLAGE } from '../http/schemas/story';
import type * as items from './items';
import { decisions } from './rows';

const { answerOf, byId, eg, instant, listOf, named, oneOf, opened, shape, text, uuid, whole } = shapes;

const ofAppeal = {
  appeal: eg(uuid, ID),
  number: eg(text(), NUMBER),
  region: eg(text(), VILLAGE),
  'service?': eg(text(), SERVICE),
};
const next = { 'next?': text('The `cursor` of the next page; absent on the last.') };

const lateItem = named(
  'LateDeadline',
  shape({
    ...ofAppeal,
    at: eg({ ...instant, description: 'The due time that passed.' }, at('10:30:00')),
    recordedAt: eg(instant, at('10:30:01')),
    event: eg(uuid, EVENT),
    deadline: eg(text(), '1/respond/-/1'),
    kind: eg(oneOf(deadlineKinds), 'respond'),
    round: eg(whole(), 1),
    owner: eg(text(), TOWN),
    unit: eg(text('Who answers for it: the owner, or who left them too little time.'), TOWN),
  }),
);
export const late = answerOf<items.RegisterPage<items.LateItem>>()(
  'LateRegister',
  shape({ items: listOf(lateItem), ...next, names: eg(byId, names) }),
);

const returnItem = named(
  'RegisteredReturn',
  shape({
    ...ofAppeal,
    at: eg(instant, at('10:12:00')),
    event: eg(uuid, EVENT),
    unit: eg(text('Who asked to return it.'), TOWN),
    ordinal: eg(whole('1 or 2 within the round.'), 1),
    ground: eg(opened, '河道属水利局职责'),
    basis: eg(opened, '派单目录第12条'),
    'proposedUnit?': eg(text(), 'dept-water'),
    decides: eg(text('The centre whose dispatcher decides.'), 'centre-610921'),
    decision: eg(oneOf(decisions), 'granted'),
    'decidedAt?': eg(instant, at('10:40:00')),
    'decidedBy?': eg(text(), 'centre-610921'),
    'reason?': eg(opened, '情况属实'),
  }),
);
export const returns = answerOf<items.RegisterPage<items.ReturnItem>>()(
  'ReturnRegister',
  shape({ items: listOf(returnItem), ...next, names: eg(byId, townNames) }),
);

export const accessItem = named(
  'RegisteredAccess',
  shape({
    at: eg(instant, at('10:20:00')),
    event: eg(uuid, EVENT),
    kind: eg(accessKind, 'reveal'),
    by: shape({
      role: eg(text(), 'dispatcher'),
      id: eg(text(), 'dispatcher-centre-610921'),
      'unit?': text(),
    }),
    ...why,
    'what?': eg(text(), 'reporter'),
    'asked?': { type: 'object', additionalProperties: { type: 'string' } },
    'appeal?': eg(uuid, ID),
    'number?': eg(text(), NUMBER),
  }),
);
export const accesses = answerOf<items.RegisterPage<items.AccessItem>>()(
  'AccessRegister',
  shape({ items: listOf(accessItem), ...next, names: eg(byId, {}) }),
);

const changeItem = named(
  'PublishedChange',
  shape({
    document: eg(oneOf(referenceNames), 'calendar'),
    version: eg(whole(), 2),
    at: eg(instant, at('09:00:00')),
    effectiveAt: eg(instant, at('09:00:00')),
    by: shape({ role: eg(text(), 'admin'), id: eg(text(), 'admin') }),
    'reach?': eg(text('Which deadlines it reaches: `new`, `provisional` or `open`.'), 'open'),
    'reason?': eg(text(), '增加防汛值守日'),
    contentHash: eg(text(), HASH),
    moved: eg(whole('How many appeals it moved, of those that the caller may see.'), 41),
  }),
);
export const changes = answerOf<items.RegisterPage<items.ChangeItem>>()(
  'ChangeRegister',
  shape({ items: listOf(changeItem), ...next, names: eg(byId, {}) }),
);

const moveItem = named(
  'MovedAppeal',
  shape({
    ...ofAppeal,
    at: eg(instant, at('09:00:04')),
    event: eg(uuid, EVENT),
    'deadline?': eg(text('Absent where the appeal was inherited whole.'), '1/whole/-/1'),
    'was?': eg(instant, at('18:00:00')),
    'dueAt?': eg(instant, at('18:00:00', '02')),
  }),
);
export const moved = answerOf<items.RegisterPage<items.MoveItem>>()(
  'MovedAppeals',
  shape({ items: listOf(moveItem), ...next, names: eg(byId, names) }),
);
