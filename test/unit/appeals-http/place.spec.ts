import { appealsApp, type AppealsApp } from './appeals-app';

const quarrel = { channel: 'app', service: 'neighbour-dispute', words: '地界有争议' };
const VILLAGE = '610921102206';

describe('a report as people write it', () => {
  let hanyin: AppealsApp;
  beforeAll(async () => {
    hanyin = await appealsApp();
  });
  afterAll(() => hanyin.close());

  const at = (place: object) => hanyin.post('/appeals', 'reporter', { ...quarrel, place });
  const point = (latitude: number, longitude: number) =>
    at({ region: VILLAGE, location: { latitude, longitude } });

  it.each([
    ['of a phone without a fix', 0, 0],
    ['in Beijing', 39.9042, 116.4074],
    ['with its degrees the wrong way round', 32.9, -108.5],
    ['in the next county but one', 32.9, 109.2],
  ])('takes no point %s', async (_, latitude, longitude) => {
    expect(await point(latitude, longitude)).toMatchObject({
      status: 400,
      body: {
        code: 'request/invalid',
        errors: [{ pointer: '/place/location', code: 'field/outside-county' }],
      },
    });
  });

  it('takes a point in the county, and one on the other bank', async () => {
    expect([(await point(32.8931, 108.5087)).status, (await point(32.9, 108.9)).status]).toEqual([201, 201]);
  });

  it('points at the field of a region that is not there', async () => {
    for (const region of ['610921999', '610922101', '610921102999-01'])
      expect(await at({ region })).toMatchObject({
        status: 422,
        body: {
          code: 'appeal/unknown-region',
          errors: [{ pointer: '/place/region', code: 'appeal/unknown-region', message: '没有这个区划' }],
        },
      });
  });

  it.each([
    '138 9150 0001',
    '+86 138 9150 0001',
    '（0915）5212345',
    '０９１５－５２１２３４５',
    '0915-5212345转801',
  ])('takes the telephone number %s', async (phone) => {
    const taken = await hanyin.post('/appeals', 'countyDispatcher', {
      ...quarrel,
      ...{ channel: 'hotline', place: { region: VILLAGE }, reporter: { name: '钱某', phone } },
    });
    expect(taken.status).toBe(201);
  });

  it('finds the appeal by an id in capitals', async () => {
    const { body } = await at({ region: VILLAGE });
    const found = await hanyin.get(`/appeals/${String(body.id).toUpperCase()}`, 'reporter');
    expect(found).toMatchObject({ status: 200, body: { id: body.id } });
  });
});
