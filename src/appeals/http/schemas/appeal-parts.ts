import { shapes } from '../../../edge';
import { periodUnits } from '../../../sla';
import { attachmentKinds } from '../../../kernel/attachment';
import { reportExample, VILLAGE } from './story';

const { eg, flag, instant, listOf, named, oneOf, opened, real, shape, text, uuid, whole } = shapes;

export const attachments = eg(
  listOf(
    named(
      'Attachment',
      shape({
        id: text('SHA-256 of the sealed bytes; the path under `attachments/`.'),
        kind: oneOf(attachmentKinds),
        mediaType: text(),
        bytes: whole(),
        'transcript?': opened,
        'redacted?': flag,
      }),
    ),
  ),
  [],
);

/** What one question of a form takes: text, number, yes or no, several of a list. */
const answered = {
  anyOf: [
    { type: ['string', 'number', 'boolean', 'null'] },
    { type: 'array', items: { type: ['string', 'number'] } },
    { type: 'object', additionalProperties: true },
  ],
};
const location = named<{ readonly latitude: number; readonly longitude: number } | null>('Location', {
  type: ['object', 'null'],
  description: 'WGS 84, degrees.',
  properties: { latitude: real, longitude: real },
  required: ['latitude', 'longitude'],
});
export const form = named<Readonly<Record<string, unknown>> | null>('FilledForm', {
  type: ['object', 'null'],
  description: 'What was filled in, by the `form` of `GET /catalogue/{service}`.',
  additionalProperties: answered,
});

export const place = named(
  'Place',
  shape({
    region: eg(text(), VILLAGE),
    'address?': eg(opened, reportExample.place.address),
    'location?': location,
  }),
);

export const pendingReturn = named(
  'PendingReturn',
  shape({
    by: text('The unit that asks to return it.'),
    at: instant,
    ground: opened,
    basis: opened,
    'proposedUnit?': text(),
    decidedBy: text('The centre whose dispatcher decides.'),
    ordinal: whole('1 or 2 within the round.'),
  }),
);

export const pendingSuspension = named(
  'PendingSuspension',
  shape({
    by: text('The unit that asks to suspend handling.'),
    at: instant,
    until: instant,
    reason: opened,
    decidedBy: text('Whose dispatcher decides.'),
  }),
);

export const pendingExtension = named(
  'PendingExtension',
  shape({
    by: text('The unit that asks for more time.'),
    at: instant,
    period: shape({ unit: oneOf(periodUnits), amount: whole() }),
    reason: opened,
    decidedBy: text('Whose dispatcher decides.'),
  }),
);

export const whistle = named(
  'Whistle',
  shape({
    by: text('The holder who called.'),
    at: instant,
    place: opened,
    called: listOf(shape({ unit: text(), 'checkedInAt?': instant })),
  }),
);

export const coHandling = named(
  'CoHandling',
  shape({
    unit: text(),
    task: opened,
    by: text('The common superior who named it.'),
    at: instant,
    'reportedAt?': instant,
    'account?': opened,
  }),
);

export const correction = named(
  'Correction',
  shape({
    at: instant,
    'unit?': text(),
    reason: opened,
    'place?': named(
      'PlaceBefore',
      shape({ region: text('As it was before.'), 'address?': opened, 'location?': location }),
    ),
    'form?': form,
  }),
);

export const remark = named(
  'Remark',
  shape({
    at: instant,
    kind: oneOf(['comment', 'progress', 'question', 'answer', 'contact', 'return']),
    by: oneOf(['reporter', 'staff']),
    'unit?': text(),
    visibleTo: oneOf(['everyone', 'staff']),
    'text?': opened,
    attachments,
    'source?': uuid,
  }),
);
