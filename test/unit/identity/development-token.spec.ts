import { BadTokenRequest, developmentToken, readClaims } from '../../../src/identity';
import { hanyinDirectory } from '../../kit/hanyin';

const directory = hanyinDirectory();
const tokenFor = (role: string, where?: string) => developmentToken(role, where, directory);

describe('development tokens', () => {
  it.each([
    ['officer', '610921102', 'officer-centre-610921102', 'centre-610921102', '610921102'],
    ['officer', 'dept-water', 'officer-dept-water', 'dept-water', '610921'],
    ['dispatcher', 'centre-610921', 'dispatcher-centre-610921', 'centre-610921', '610921'],
    ['supervisor', '610921', 'supervisor-610921', 'office-supervision', '610921'],
    ['auditor', '610921', 'auditor-610921', 'dept-audit', '610921'],
    ['grid-worker', '610921102201', 'grid-610921102201', 'centre-610921102201', '610921102201-01'],
  ])('%s %s is somebody of the directory', (role, where, sub, unit, region) => {
    const request = tokenFor(role, where);
    expect(request).toMatchObject({ sub, role, unit, region });
    expect(directory.person(sub as never)?.name).toBe(request.name);
    expect(readClaims({ ...request, exp: 9e9 })).toMatchObject({ subject: sub, unit, region });
  });

  it('is a citizen by telephone number or by subject', () => {
    expect(tokenFor('citizen', '138-9150-0001')).toEqual({
      role: 'citizen',
      sub: 'citizen-13891500001',
      phone_number: '138-9150-0001',
      phone_number_verified: true,
    });
    expect(tokenFor('citizen', 'wx-open-id')).toEqual({ role: 'citizen', sub: 'wx-open-id' });
  });

  it.each([
    ['mayor', '610921', /"mayor" is no role/],
    ['officer', 'dept-magic', /no unit/],
    ['officer', undefined, /no unit/],
    ['grid-worker', '610921102', /code of a village/],
    ['supervisor', 'centre-610921', /region code/],
    ['citizen', '', /telephone number or a subject/],
  ])('says what %s %s lacks', (role, where, message) => {
    expect(() => tokenFor(role, where)).toThrow(BadTokenRequest);
    expect(() => tokenFor(role, where)).toThrow(message);
  });
});
