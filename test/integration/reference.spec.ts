import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidDocument } from '../../src/kernel/invalid-document';
import { ReferenceMissing } from '../../src/reference';
import { County } from '../kit/edited-county';
import { serviceId } from '../kit/hanyin';

let county: County;
beforeEach(() => {
  county = new County();
});
afterEach(() => county.remove());

describe('reference data comes from files into the log', () => {
  it('the first start imports each document as version 1 of its stream', async () => {
    const { data, imported } = await county.start();
    expect(imported).toEqual([
      'directory',
      'catalogue',
      'policies',
      'calendar',
      'permissions',
      'notices',
      'scoring',
      'looking',
    ]);
    expect(county.store.log.map(({ stream, type }) => `${stream} ${type}`)).toEqual([
      'directory-610921 DocumentImported',
      'catalogue-610921 DocumentImported',
      'policies-610921 DocumentImported',
      'calendar-610921 DocumentImported',
      'permissions-610921 DocumentImported',
      'notices-610921 DocumentImported',
      'scoring-610921 DocumentImported',
      'looking-610921 DocumentImported',
    ]);
    expect(data.versions).toEqual({
      directory: 1,
      catalogue: 1,
      policies: 1,
      calendar: 1,
      permissions: 1,
      notices: 1,
      scoring: 1,
      looking: 1,
    });
    expect(data.directory.allRegions()).toHaveLength(171);
    for (const { policy } of data.catalogue.all()) expect(data.policies.policy(policy)?.name).toBe(policy);
  });

  it('the same content is imported once, however its files are laid out', async () => {
    await county.start();
    county.edit('services/sanitation.json', (text) => JSON.stringify(JSON.parse(text)));
    const { data, imported } = await county.start();
    expect(imported).toEqual([]);
    expect(county.store.log).toHaveLength(8);
    expect(data.versions.catalogue).toBe(1);
  });

  it('a service that is withdrawn is offered no more, and stays known until it is offered again', async () => {
    const dispute = serviceId('neighbour-dispute');
    const written = readFileSync(join(county.folder, 'services/neighbour-dispute.json'), 'utf8');
    await county.start();
    rmSync(join(county.folder, 'services/neighbour-dispute.json'));
    const { catalogue } = (await county.start()).data;
    expect(catalogue.service(dispute)).toBeUndefined();
    expect(catalogue.all().map(({ id }) => id)).not.toContain(dispute);
    expect(catalogue.known(dispute)?.name.zh).toBe('邻里纠纷');

    county.renameSanitation('环境卫生', '城乡环境卫生');
    expect((await county.start()).data.catalogue.known(dispute)?.name.zh).toBe('邻里纠纷');
    writeFileSync(
      join(county.folder, 'services/neighbour-dispute.json'),
      written.replace('邻里纠纷', '邻里矛盾'),
    );
    const again = (await county.start()).data.catalogue;
    expect([again.service(dispute), again.known(dispute)].map((each) => each?.name.zh)).toEqual([
      '邻里矛盾',
      '邻里矛盾',
    ]);
  });

  it('changed content becomes the next version, and the older one can still be asked', async () => {
    await county.start();
    county.edit('services/sanitation.json', (text) => text.replace('环境卫生', '城乡环境卫生'));
    const { data, imported } = await county.start();
    expect(imported).toEqual(['catalogue']);
    expect(data.versions).toMatchObject({ directory: 1, catalogue: 2 });

    const sanitation = serviceId('sanitation');
    expect((await county.load()).catalogue.service(sanitation)?.name.zh).toBe('城乡环境卫生');
    const before = await county.load({ catalogue: 1 });
    expect(before.catalogue.service(sanitation)?.name.zh).toBe('环境卫生');
    expect(before.versions).toMatchObject({ directory: 1, catalogue: 1 });
  });

  it('an older folder is passed over, however often it starts, and may be older than this build', async () => {
    await county.start();
    county.renameSanitation('环境卫生', '城乡环境卫生');
    await county.start();
    county.renameSanitation('城乡环境卫生', '环境卫生');
    for (let start = 0; start < 2; start++) {
      const { data, imported, passedOver } = await county.start();
      expect(imported).toEqual([]);
      expect(passedOver).toEqual([{ document: 'catalogue', version: 1, inForce: 2 }]);
      expect(data.versions.catalogue).toBe(2);
      expect(data.catalogue.service(serviceId('sanitation'))?.name.zh).toBe('城乡环境卫生');
    }
  });

  it('an older folder brings what is new in it, and only that', async () => {
    await county.start();
    county.renameSanitation('环境卫生', '城乡环境卫生');
    await county.start();
    county.renameSanitation('城乡环境卫生', '环境卫生');
    county.edit('directory/people-610921.json', (text) =>
      text.replace(/"name": "[^"]+"/, '"name": "新来的人"'),
    );
    const { data, imported, passedOver } = await county.start();
    expect(imported).toEqual(['directory']);
    expect(passedOver.map(({ document }) => document)).toEqual(['catalogue']);
    expect(data.versions).toMatchObject({ directory: 2, catalogue: 2 });
  });

  it('an operator puts older content into force again, as a version of its own', async () => {
    await county.start();
    county.renameSanitation('环境卫生', '城乡环境卫生');
    await county.start();
    county.renameSanitation('城乡环境卫生', '环境卫生');
    expect(await county.publish('catalogue')).toEqual({ version: 3, isNew: true });
    expect(await county.publish('catalogue')).toEqual({ version: 3, isNew: false });
    expect((await county.load()).catalogue.service(serviceId('sanitation'))?.name.zh).toBe('环境卫生');
  });

  it('what is published must hold, too', async () => {
    await county.start();
    county.edit('services/sanitation.json', (text) =>
      text.replace('"policy": "hotline"', '"policy": "express"'),
    );
    await expect(county.publish('catalogue')).rejects.toThrow(/services\/sanitation.json#\/policy/);
    expect(county.store.log).toHaveLength(8);
  });

  it('finds the newest version among many', async () => {
    await county.start();
    for (let year = 1; year <= 17; year++) {
      county.edit('services/sanitation.json', (text) =>
        text.replace(/"en": "Sanitation.*?"/, `"en": "Sanitation ${year}"`),
      );
      await county.start();
    }
    const { catalogue } = await county.load();
    expect(catalogue.version).toBe(18);
    expect(catalogue.service(serviceId('sanitation'))?.name.en).toBe('Sanitation 17');
  }, 30_000);

  it('two nodes that start at once import once', async () => {
    const [one, two] = await Promise.all([county.start(), county.start()]);
    expect(county.store.log).toHaveLength(8);
    expect(one.data.versions).toEqual(two.data.versions);
  });

  it('a version that the log does not hold is missed by name', async () => {
    await county.start();
    await expect(county.load({ calendar: 7 })).rejects.toThrow(
      'the log holds no calendar-610921 in version 7',
    );
    await expect(county.load({ calendar: 0 })).rejects.toThrow(ReferenceMissing);
  });
});

describe('a broken file stops the start before anything is written, and is named', () => {
  const broken: readonly (readonly [string, (text: string) => string, string, string, RegExp])[] = [
    ['services/sanitation.json', (text) => text.slice(0, -9), 'services/sanitation.json', '', /^is not JSON/],
    [
      'services/sanitation.json',
      (text) => text.replace('"village"', '"hamlet"'),
      'services/sanitation.json',
      '/tiers/0',
      /must be one of village, town, county/,
    ],
    [
      'services/sanitation.json',
      (text) => text.replace('"policy": "hotline"', '"policy": "express"'),
      'services/sanitation.json',
      '/policy',
      /unknown policy express/,
    ],
    [
      'services/crop-damage.json',
      (text) => text.replace('"maximum"', '"maximmum"'),
      'services/crop-damage.json',
      '/form',
      /maximmum/,
    ],
    [
      'directory/dispatch-list-610921.json',
      (text) => text.replace('ent-power', 'ent-gas'),
      'directory/dispatch-list-610921.json',
      '/0/unit',
      /unit ent-gas is unknown/,
    ],
    [
      'directory/dispatch-list-610921.json',
      (text) => text.replace('crop-damage', 'crop-harvest'),
      'directory/dispatch-list-610921.json',
      '/6/service',
      /service crop-harvest is unknown/,
    ],
    [
      'directory/people-610921.json',
      (text) => text.replace('"unit": "centre-610921"', '"unit": "centre-610922"'),
      'directory/people-610921.json',
      '/0/unit',
      /unit centre-610922 is unknown/,
    ],
    [
      'regions/regions-610921-hanyin.csv',
      (text) => text.replace('610921101,涧池镇,town', '610921101,涧池镇,village'),
      'regions/regions-610921-hanyin.csv',
      '/2',
      /is a town, not a village/,
    ],
    [
      'policies/hotline.json',
      (text) => text.replace('"name"', '"nmae"'),
      'policies/hotline.json',
      '/nmae',
      /not a known/,
    ],
  ];

  it.each(broken)('%s', async (edited, change, file, pointer, reason) => {
    county.edit(edited, change);
    const error = await county.refusal();
    expect(error).toBeInstanceOf(InvalidDocument);
    expect(error).toMatchObject({ file, pointer, reason: expect.stringMatching(reason) as string });
    expect(county.store.log).toEqual([]);
  });

  it.each(['directory/units-610921.json', 'access/permissions.json', 'services', 'calendars'])(
    '%s is not there',
    async (missing) => {
      rmSync(join(county.folder, missing), { recursive: true });
      const error = await county.refusal();
      expect(error).toBeInstanceOf(InvalidDocument);
      expect(error).toMatchObject({
        file: missing,
        reason: expect.stringContaining('cannot be read') as string,
      });
    },
  );
});

it('an event of reference data stays far below the size that a store must take', async () => {
  await county.start();
  for (const { data } of county.store.log) expect(Buffer.byteLength(data)).toBeLessThan(200 * 1024);
});
