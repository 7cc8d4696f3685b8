import { completeDirectory, parseRegions, validateDirectory } from '../../../src/directory';
import { InvalidDocument } from '../../../src/kernel/invalid-document';

/** 蒲溪镇 alone, written out in full. */
const puxi = {
  county: '610921',
  regions: [
    { code: '610921', name: '汉阴县', tier: 'county' },
    { code: '610921102', name: '蒲溪镇', tier: 'town' },
    { code: '610921102206', name: '盘龙村委会', tier: 'village' },
  ],
  units: [
    {
      id: 'centre-610921',
      name: { zh: '汉阴县综治中心', en: 'Hanyin' },
      kind: 'centre',
      tier: 'county',
      region: '610921',
    },
    {
      id: 'dept-water',
      name: { zh: '县水利局', en: 'Water' },
      kind: 'department',
      tier: 'county',
      region: '610921',
    },
    {
      id: 'centre-610921102',
      name: { zh: '蒲溪镇综治中心', en: 'Puxi' },
      kind: 'centre',
      tier: 'town',
      region: '610921102',
    },
  ],
  people: [
    { id: 'officer-dept-water', name: '沈水生', role: 'officer', unit: 'dept-water', region: '610921' },
  ],
  dispatchList: [{ service: 'infrastructure-water', area: '610921', unit: 'dept-water' }],
};

/** 蒲溪镇 with the value at a path replaced. */
function puxiWith(path: string, value: unknown): unknown {
  const document = structuredClone(puxi) as unknown as Record<string, unknown>;
  const steps = path.split('/').slice(1);
  let at = document;
  for (const step of steps.slice(0, -1)) at = at[step] as Record<string, unknown>;
  at[steps.at(-1) ?? ''] = value;
  return document;
}

function refusalOf(document: unknown): InvalidDocument {
  try {
    validateDirectory(document);
  } catch (error) {
    if (error instanceof InvalidDocument) return error;
  }
  throw new Error('it was not refused as invalid');
}

it('takes a directory that is whole', () => {
  expect(validateDirectory(puxi)).toEqual(puxi);
  const bodies = [{ id: '119', name: { zh: '119消防救援', en: 'Fire and rescue' } }];
  const extent = { south: 32.63, north: 33.15, west: 108.18, east: 108.74 };
  expect(validateDirectory({ ...puxi, bodies, extent })).toEqual({ ...puxi, bodies, extent });
});

const wrong: readonly (readonly [
  why: string,
  path: string,
  value: unknown,
  pointer: string,
  reason: RegExp,
])[] = [
  [
    'an extent of a pole and a half',
    '/extent',
    { south: 32, north: 91, west: 108, east: 109 },
    '/extent/north',
    /degrees between -90 and 90/,
  ],
  [
    'an extent whose sides are exchanged',
    '/extent',
    { south: 32, north: 33, west: 109, east: 108 },
    '/extent/east',
    /east of west/,
  ],
  [
    'a region whose parent is missing',
    '/regions/1',
    { code: '610921103200', name: '棉丰村委会', tier: 'village' },
    '/regions/1/code',
    /parent region 610921103 is unknown/,
  ],
  [
    'a second county',
    '/regions/1',
    { code: '610922', name: '石泉县', tier: 'county' },
    '/regions/1/code',
    /second county/,
  ],
  ['a region twice', '/regions/2', puxi.regions[1], '/regions/2/code', /610921102 is there twice/],
  ['a region of the wrong tier', '/regions/1/tier', 'village', '/regions/1/tier', /is a town, not a village/],
  ['a region code that is none', '/regions/1/code', '6109', '/regions/1/code', /not a region code/],
  ['a region without a name', '/regions/1/name', ' ', '/regions/1/name', /not empty/],
  ['a county that is not listed', '/county', '610922', '/county', /not among the regions/],
  ['a unit twice', '/units/2/id', 'dept-water', '/units/2/id', /dept-water is there twice/],
  [
    'a unit in an unknown region',
    '/units/1',
    { ...puxi.units[1], region: '610922' },
    '/units/1/region',
    /610922 is unknown/,
  ],
  ['a unit of a kind that is none', '/units/1/kind', 'bureau', '/units/1/kind', /one of centre, department/],
  [
    'a unit at another tier than its region',
    '/units/1/tier',
    'town',
    '/units/1/tier',
    /county tier, not town/,
  ],
  ['two centres for one region', '/units/1/kind', 'centre', '/units/1', /610921 has two centres/],
  ['a desk that is none', '/units/1/desk', 'audit', '/units/1/desk', /one of discipline, follow-up/],
  ['a desk below the county', '/units/2/desk', 'discipline', '/units/2/desk', /unit of the county/],
  [
    'a desk twice',
    '/units',
    [...puxi.units, ...['a', 'b'].map((id) => ({ ...puxi.units[1], id, desk: 'discipline' }))],
    '/units/4/desk',
    /discipline desk is there twice/,
  ],
  [
    'a body twice',
    '/bodies',
    ['1', '1'].map((id) => ({ id, name: { zh: '消防', en: 'Fire' } })),
    '/bodies/1/id',
    /1 is there twice/,
  ],
  ['a county without a centre', '/units/0/kind', 'department', '/units', /no governance centre/],
  ['an id with blanks', '/units/1/id', 'dept water', '/units/1/id', /must be an id/],
  ['a person of an unknown unit', '/people/0/unit', 'dept-gas', '/people/0/unit', /dept-gas is unknown/],
  ['a person in an unknown region', '/people/0/region', '610922', '/people/0/region', /610922 is unknown/],
  [
    'a person with the role of a citizen',
    '/people/0/role',
    'citizen',
    '/people/0/role',
    /one of grid-worker/,
  ],
  [
    'a grid worker without a grid',
    '/people/0/role',
    'grid-worker',
    '/people/0/region',
    /walks a grid or a village/,
  ],
  [
    'a system that hands in by a channel that there is not',
    '/people/0/intake',
    { key: '12345', channel: 'telegraph', origin: 'citizen' },
    '/people/0/intake/channel',
    /one of wechat, .*hotline/,
  ],
  [
    'a system whose reports come from nowhere',
    '/people/0/intake',
    { key: '12345', channel: 'hotline', origin: 'robot' },
    '/people/0/intake/origin',
    /one of citizen, .*device/,
  ],
  [
    'a duty of an unknown unit',
    '/dispatchList/0/unit',
    'dept-gas',
    '/dispatchList/0/unit',
    /dept-gas is unknown/,
  ],
  [
    'a duty in an unknown area',
    '/dispatchList/0/area',
    '610922',
    '/dispatchList/0/area',
    /610922 is unknown/,
  ],
  [
    'a duty for a service that cannot be one',
    '/dispatchList/0/service',
    '供水',
    '/dispatchList/0/service',
    /must be an id/,
  ],
  [
    'a duty beyond where the unit ends',
    '/dispatchList/0/unit',
    'centre-610921102',
    '/dispatchList/0/unit',
    /ends at 610921102/,
  ],
  [
    'two units for one duty',
    '/dispatchList/1',
    puxi.dispatchList[0],
    '/dispatchList/1',
    /second unit in 610921/,
  ],
  ['a misspelt field', '/dispatchList/0/aera', '610921', '/dispatchList/0/aera', /not a known field/],
  ['a list that is none', '/people', {}, '/people', /must be a list/],
  ['a unit that is none', '/units/1', null, '/units/1', /must be an object/],
];

it.each(wrong)('refuses %s', (_why, path, value, pointer, reason) => {
  const refusal = refusalOf(puxiWith(path, value));
  expect(refusal.pointer).toBe(pointer);
  expect(refusal.reason).toMatch(reason);
});

it('completes by rule only what is not written', () => {
  const complete = completeDirectory(puxi);
  expect(complete.units.slice(0, 3)).toEqual(puxi.units);
  expect(complete.units.map(({ id }) => id).slice(3)).toEqual(['centre-610921102206']);
  expect(complete.people[0]).toEqual(puxi.people[0]);
  expect(complete.people.filter(({ id }) => id === 'officer-dept-water')).toHaveLength(1);
  expect(complete.people.find(({ id }) => id === 'grid-610921102206')).toMatchObject({
    role: 'grid-worker',
    unit: 'centre-610921102206',
    region: '610921102206-01',
  });
});

describe('the file of regions', () => {
  const header = 'code,name,tier,parentCode';

  it('reads county, towns and villages, with or without a byte order mark', () => {
    const csv = `\uFEFF${header}\r\n610921,汉阴县,county,\r\n610921102,蒲溪镇,town,610921\r\n`;
    expect(parseRegions(csv)).toEqual(puxi.regions.slice(0, 2));
  });

  it.each([
    ['code;name', '', /first line must be/],
    [`${header}\n610921,汉阴县,county`, '/regions/0', /four fields/],
    [`${header}\n6109,汉阴县,county,`, '/regions/0', /not a region code/],
    [`${header}\n610921,,county,`, '/regions/0', /no name/],
    [`${header}\n610921,汉阴县,town,`, '/regions/0', /is a county, not a town/],
    [
      `${header}\n610921,汉阴县,county,\n610921102,蒲溪镇,town,610922`,
      '/regions/1',
      /parent of 610921102 is 610921/,
    ],
  ])('refuses %j', (csv, pointer, reason) => {
    expect(() => parseRegions(csv)).toThrow(
      expect.objectContaining({ pointer, reason: expect.stringMatching(reason) as string }),
    );
  });
});
