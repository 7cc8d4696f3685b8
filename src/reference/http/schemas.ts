import { channels, origins, urgencies, type Service } from '../../catalogue';
import { desks, unitKinds, type Body, type Person, type Region, type Unit } from '../../directory';
import { shapes } from '../../edge';
import { roles } from '../../kernel/actor';
import { tiers } from '../../kernel/tier';

const { answerOf, eg, flag, listOf, oneOf, shape, text, whole } = shapes;

const bilingual = shape({ zh: text(), en: text() });
const version = eg(whole(), 1);

const formSchema: shapes.Shape<Service['form']> = {
  type: 'object',
  description: 'JSON Schema (2020-12) of the form.',
};

const serviceShape = shape({
  id: eg(text(), 'infrastructure-power'),
  name: eg(bilingual, { zh: '供电设施', en: 'Power supply' }),
  description: eg(bilingual, { zh: '停电、杆线倾斜、线路裸露', en: 'Power cuts, leaning poles, bare wires' }),
  regime: eg(oneOf(['hotline', 'petition']), 'hotline'),
  form: eg(formSchema, { type: 'object', properties: {}, additionalProperties: false }),
  channels: eg(listOf(oneOf(channels)), ['app', 'wechat', 'hotline']),
  origins: eg(listOf(oneOf(origins)), ['citizen', 'patrol']),
  tiers: eg(listOf(oneOf(tiers)), ['village', 'town']),
  anonymous: eg(flag, false),
  violation: eg(flag, false),
  exOfficio: eg(flag, true),
  answerDirectly: eg(flag, false),
  urgency: eg(oneOf(urgencies), 'urgent'),
  policy: eg(text(), 'hotline'),
  evidence: shape({ photos: eg(whole(), 1) }),
  declineGrounds: eg(
    listOf(shape({ id: text(), name: bilingual, basis: text(), properChannel: text(), remedy: text() })),
    [],
  ),
  keywords: eg(listOf(text()), ['电线杆', '停电']),
});

export const service = answerOf<Service>()('Service', serviceShape);

export const catalogue = answerOf<{ readonly version: number; readonly services: readonly Service[] }>()(
  'Catalogue',
  shape({ version, services: listOf(serviceShape) }),
);

export const regions = answerOf<{ readonly version: number; readonly regions: readonly Region[] }>()(
  'Regions',
  shape({
    version,
    regions: listOf(
      shape({ code: eg(text(), '610921102'), name: eg(text(), '蒲溪镇'), tier: eg(oneOf(tiers), 'town') }),
    ),
  }),
);

export const units = answerOf<{ readonly version: number; readonly units: readonly Unit[] }>()(
  'Units',
  shape({
    version,
    units: listOf(
      shape({
        id: eg(text(), 'centre-610921102'),
        name: eg(bilingual, { zh: '蒲溪镇综治中心', en: 'Puxi Governance Centre' }),
        kind: eg(oneOf(unitKinds), 'centre'),
        tier: eg(oneOf(tiers), 'town'),
        region: eg(text(), '610921102'),
        'desk?': oneOf(desks),
      }),
    ),
  }),
);

export const bodies = answerOf<{ readonly version: number; readonly bodies: readonly Body[] }>()(
  'Bodies',
  shape({
    version,
    bodies: listOf(
      shape({
        id: eg(text(), '119'),
        name: eg(bilingual, { zh: '119消防救援', en: 'Fire and rescue (119)' }),
      }),
    ),
  }),
);

/** When somebody came or goes is the office's own, as are other systems. */
type Listed = Omit<Person, 'from' | 'until' | 'intake'>;

export const people = answerOf<{ readonly version: number; readonly people: readonly Listed[] }>()(
  'People',
  shape({
    version,
    people: listOf(
      shape({
        id: eg(text(), 'officer-centre-610921102'),
        name: eg(text(), '李建国'),
        role: eg(oneOf(roles), 'officer'),
        unit: eg(text(), 'centre-610921102'),
        region: eg(text(), '610921102'),
      }),
    ),
  }),
);
