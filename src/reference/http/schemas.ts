import { channels, origins, urgencies } from '../../catalogue';
import { shapes } from '../../edge';
import { roles } from '../../kernel/actor';
import { tiers } from '../../kernel/tier';

const { flag, listOf, oneOf, shape, text, whole } = shapes;

const bilingual = shape({ zh: text(), en: text() });

const serviceSchema = shape({
  id: text(),
  name: bilingual,
  description: bilingual,
  regime: oneOf(['hotline', 'petition']),
  form: { type: 'object', description: 'JSON Schema (2020-12) of the form.' },
  channels: listOf(oneOf(channels)),
  origins: listOf(oneOf(origins)),
  tiers: listOf(oneOf(tiers)),
  anonymous: flag,
  violation: flag,
  exOfficio: flag,
  answerDirectly: flag,
  urgency: oneOf(urgencies),
  policy: text(),
  evidence: shape({ photos: whole() }),
  declineGrounds: listOf(
    shape({ id: text(), name: bilingual, basis: text(), properChannel: text(), remedy: text() }),
  ),
  keywords: listOf(text()),
});

const serviceExample = {
  id: 'infrastructure-power',
  name: { zh: '供电设施', en: 'Power supply' },
  description: { zh: '停电、杆线倾斜、线路裸露', en: 'Power cuts, leaning poles, bare wires' },
  regime: 'hotline',
  form: { type: 'object', properties: {}, additionalProperties: false },
  channels: ['app', 'wechat', 'hotline'],
  origins: ['citizen', 'patrol'],
  tiers: ['village', 'town'],
  anonymous: false,
  violation: false,
  exOfficio: true,
  answerDirectly: false,
  urgency: 'urgent',
  policy: 'hotline',
  evidence: { photos: 1 },
  declineGrounds: [],
  keywords: ['电线杆', '停电'],
};

export const service = { name: 'Service', schema: serviceSchema, example: serviceExample };

export const catalogue = {
  name: 'Catalogue',
  schema: shape({ version: whole(), services: listOf(serviceSchema) }),
  example: { version: 1, services: [serviceExample] },
};

export const regions = {
  name: 'Regions',
  schema: shape({
    version: whole(),
    regions: listOf(shape({ code: text(), name: text(), tier: oneOf(tiers) })),
  }),
  example: { version: 1, regions: [{ code: '610921102', name: '蒲溪镇', tier: 'town' }] },
};

export const units = {
  name: 'Units',
  schema: shape({
    version: whole(),
    units: listOf(
      shape({
        id: text(),
        name: bilingual,
        kind: oneOf(['centre', 'department', 'enterprise', 'congress']),
        tier: oneOf(tiers),
        region: text(),
      }),
    ),
  }),
  example: {
    version: 1,
    units: [
      {
        id: 'centre-610921102',
        name: { zh: '蒲溪镇综治中心', en: 'Puxi Governance Centre' },
        kind: 'centre',
        tier: 'town',
        region: '610921102',
      },
    ],
  },
};

export const people = {
  name: 'People',
  schema: shape({
    version: whole(),
    people: listOf(shape({ id: text(), name: text(), role: oneOf(roles), unit: text(), region: text() })),
  }),
  example: {
    version: 1,
    people: [
      {
        id: 'officer-centre-610921102',
        name: '李建国',
        role: 'officer',
        unit: 'centre-610921102',
        region: '610921102',
      },
    ],
  },
};
