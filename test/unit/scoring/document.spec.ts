import { join } from 'node:path';
import { readJson } from '../../../src/reference/files';
import { validateScoring } from '../../../src/scoring';
import { InvalidDocument } from '../../../src/kernel/invalid-document';

type Fields = Record<string, unknown>;
const DEPLOY = join(__dirname, '../../../deploy');
const deployed = () =>
  readJson(DEPLOY, 'scoring/scoring.json') as { groups: (Fields & { components: Fields[] })[] };

/** The first fault of the formula that is deployed, after this was changed. */
function faultAfter(change: (document: ReturnType<typeof deployed>) => void): string {
  const document = deployed();
  change(document);
  try {
    validateScoring(document);
  } catch (error) {
    if (error instanceof InvalidDocument) return `${error.pointer}: ${error.reason}`;
    throw error;
  }
  return 'none';
}

describe('a formula', () => {
  it('that is deployed may come into force', () => {
    expect(faultAfter(() => undefined)).toBe('none');
    expect(validateScoring({ groups: [] })).toEqual({ groups: [] });
  });

  it.each<[string, (document: ReturnType<typeof deployed>) => void]>([
    [
      '/groups/0/components: must have weights that make 100, and make 99',
      ({ groups }) => {
        groups[0]!.components[0]!['weight'] = 19;
      },
    ],
    [
      '/groups/1/id: towns is there twice',
      ({ groups }) => {
        groups[1]!['id'] = 'towns';
      },
    ],
    [
      '/groups/0/id: must be small letters and hyphens, at most 40',
      ({ groups }) => {
        groups[0]!['id'] = '各镇';
      },
    ],
    [
      '/groups/0/components/1/measure: speed is there twice',
      ({ groups }) => {
        groups[0]!.components[1] = { ...groups[0]!.components[0] };
      },
    ],
    // Below five, a published rate tells of single reporters.
    [
      '/groups/0/components/2/samples: must be a whole number, 5 to 100000',
      ({ groups }) => {
        groups[0]!.components[2]!['samples'] = 4;
      },
    ],
    [
      '/groups/0/components/2/worst: must differ from best: nothing would lie between',
      ({ groups }) => {
        groups[0]!.components[2]!['worst'] = 1;
      },
    ],
    [
      '/groups/0/components/2/best: must be a share of 1 with at most four places, 0 to 10',
      ({ groups }) => {
        groups[0]!.components[2]!['best'] = 0.99999;
      },
    ],
    [
      '/groups/0/components/0/best: must be a whole number, 0 to 1000000',
      ({ groups }) => {
        groups[0]!.components[0]!['best'] = 0.5;
      },
    ],
    [
      '/groups/0/components/0/measure: must be one of speed, backlog, on-time, resolution, satisfaction',
      ({ groups }) => {
        groups[0]!.components[0]!['measure'] = 'luck';
      },
    ],
    [
      '/groups/0/members/tier: is not a known field',
      ({ groups }) => {
        groups[0]!['members'] = { places: 'town', tier: 'town' };
      },
    ],
    [
      '/groups/0/members/units: must be one of centre, department, enterprise, congress',
      ({ groups }) => {
        groups[0]!['members'] = { tier: 'town' };
      },
    ],
    [
      '/groups/0/weigth: is not a known field',
      ({ groups }) => {
        groups[0]!['weigth'] = 1;
      },
    ],
  ])('is refused: %s', (fault, change) => {
    expect(faultAfter(change)).toBe(fault);
  });
});
