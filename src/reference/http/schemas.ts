import { channels, origins, urgencies, type Service } from '../../catalogue';
import {
  desks,
  unitKinds,
  type Body,
  type DispatchEntry,
  type Person,
  type Region,
  type Unit,
} from '../../directory';
import { shapes } from '../../edge';
import { roles } from '../../kernel/actor';
import type { RegionCode } from '../../kernel/ids';
import { tiers } from '../../kernel/tier';

const { answerOf, eg, flag, listOf, named, oneOf, shape, text, whole } = shapes;

const bilingual = named('Bilingual', shape({ zh: text(), en: text() }));
const version = eg(whole(), 1);

const formSchema: shapes.Shape<Service['form']> = {
  type: 'object',
  description: 'JSON Schema (2020-12) of the form.',
  additionalProperties: true,
};

const serviceShape = named(
  'Service',
  shape({
    id: eg(text(), 'infrastructure-power'),
    name: eg(bilingual, { zh: '供电设施', en: 'Power supply' }),
    description: eg(bilingual, {
      zh: '停电、杆线倾斜、线路裸露',
      en: 'Power cuts, leaning poles, bare wires',
    }),
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
      listOf(
        named(
          'DeclineGround',
          shape({ id: text(), name: bilingual, basis: text(), properChannel: text(), remedy: text() }),
        ),
      ),
      [],
    ),
    keywords: eg(listOf(text()), ['电线杆', '停电']),
    'followUpShare?': whole('Of a hundred reporters, how many are called back; all when absent.'),
  }),
);

export const service = answerOf<Service>()('Service', serviceShape);

export const catalogue = answerOf<{ readonly version: number; readonly services: readonly Service[] }>()(
  'Catalogue',
  shape({ version, services: listOf(serviceShape) }),
);

/** With the region that each lies in, so that nobody has to know how codes are built. */
export type PlacedRegion = Region & { readonly parent?: RegionCode | undefined };

export const regions = answerOf<{ readonly version: number; readonly regions: readonly PlacedRegion[] }>()(
  'Regions',
  shape({
    version,
    regions: listOf(
      named(
        'Region',
        shape({
          code: eg(text(), '610921102'),
          name: eg(text(), '蒲溪镇'),
          tier: eg(oneOf(tiers), 'town'),
          'parent?': eg(text('The region that it lies in; absent for the county.'), '610921'),
          'succeeds?': eg(listOf(text('撤并: whose area it took over.')), ['610921102206']),
        }),
      ),
    ),
  }),
);

export const units = answerOf<{ readonly version: number; readonly units: readonly Unit[] }>()(
  'Units',
  shape({
    version,
    units: listOf(
      named(
        'Unit',
        shape({
          id: eg(text(), 'centre-610921102'),
          name: eg(bilingual, { zh: '蒲溪镇综治中心', en: 'Puxi Governance Centre' }),
          kind: eg(oneOf(unitKinds), 'centre'),
          tier: eg(oneOf(tiers), 'town'),
          region: eg(text(), '610921102'),
          'desk?': oneOf(desks),
          'under?': eg(text('条线: the unit that it belongs to.'), 'dept-police'),
          'succeeds?': eg(listOf(text('Whose work it took over.')), ['centre-610921102206']),
        }),
      ),
    ),
  }),
);

export const dispatchList = answerOf<{
  readonly version: number;
  readonly entries: readonly DispatchEntry[];
}>()(
  'DispatchList',
  shape({
    version,
    entries: listOf(
      named(
        'DispatchEntry',
        shape({
          service: eg(text(), 'infrastructure-power'),
          area: eg(text('Code of a region; the smallest that holds the place counts.'), '610921'),
          unit: eg(text(), 'ent-power'),
        }),
      ),
    ),
  }),
);

export const bodies = answerOf<{ readonly version: number; readonly bodies: readonly Body[] }>()(
  'Bodies',
  shape({
    version,
    bodies: listOf(
      named(
        'BodyEntry',
        shape({
          id: eg(text(), '119'),
          name: eg(bilingual, { zh: '119消防救援', en: 'Fire and rescue (119)' }),
        }),
      ),
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
      named(
        'Person',
        shape({
          id: eg(text(), 'officer-centre-610921102'),
          name: eg(text(), '李建国'),
          role: eg(oneOf(roles), 'officer'),
          unit: eg(text(), 'centre-610921102'),
          region: eg(text(), '610921102'),
        }),
      ),
    ),
  }),
);
