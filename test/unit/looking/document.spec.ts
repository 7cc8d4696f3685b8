import { join } from 'node:path';
import { InvalidDocument } from '../../../src/kernel/invalid-document';
import { indexLooking, noLooking, validateLooking } from '../../../src/looking';
import { readJson } from '../../../src/reference/files';

type Fields = Record<string, unknown>;
const DEPLOY = join(__dirname, '../../../deploy');
const deployed = () =>
  readJson(DEPLOY, 'access/looking.json') as Fields & { purposes: Fields[]; watch: Fields[] };

/** The first fault of the rules that are deployed, after this was changed. */
function faultAfter(change: (document: ReturnType<typeof deployed>) => void): string {
  const document = deployed();
  change(document);
  try {
    validateLooking(document);
  } catch (error) {
    if (error instanceof InvalidDocument) return `${error.pointer}: ${error.reason}`;
    throw error;
  }
  return 'none';
}

describe('gateways', () => {
  const gateway = { account: 'client-12345', purpose: 'sms-gateway', minutes: 60 };
  const withGateways = (...gateways: readonly object[]) => validateLooking({ ...deployed(), gateways });

  it('may ask for numbers, each under a purpose of the list; nobody may where none is named', () => {
    expect(validateLooking(deployed()).gateways).toBeUndefined();
    expect(withGateways(gateway).gateways).toEqual([gateway]);
  });

  it.each([
    ['a purpose that is not for it', { ...gateway, purpose: 'handling' }, '/gateways/0/purpose'],
    ['a purpose that there is not', { ...gateway, purpose: 'curiosity' }, '/gateways/0/purpose'],
    ['no time at all', { ...gateway, minutes: 0 }, '/gateways/0/minutes'],
    ['more than a week', { ...gateway, minutes: 10_081 }, '/gateways/0/minutes'],
    ['a member that there is not', { ...gateway, phone: true }, '/gateways/0/phone'],
  ])('are refused with %s', (_, wrong, pointer) =>
    expect(() => withGateways(wrong)).toThrow(expect.objectContaining({ pointer }) as Error),
  );

  it('are named once each', () => expect(() => withGateways(gateway, gateway)).toThrow('is there twice'));
});

describe('rules of looking', () => {
  it('that are deployed may come into force, and so may none', () => {
    expect(faultAfter(() => undefined)).toBe('none');
    expect(validateLooking(noLooking)).toEqual(noLooking);
  });

  it('are told by their codes', () => {
    const looking = indexLooking(validateLooking(deployed()), 3);
    expect(looking.version).toBe(3);
    expect(looking.purpose('follow-up')).toMatchObject({ zh: '办结后回访' });
    expect(looking.purpose('curiosity')).toBeUndefined();
  });

  it.each<[string, (document: ReturnType<typeof deployed>) => void]>([
    ['/purposes/1/code: handling is there twice', ({ purposes }) => void (purposes[1]!['code'] = 'handling')],
    [
      '/purposes/0/code: must be small letters and hyphens, 4 to 40, and not unlisted',
      ({ purposes }) => void (purposes[0]!['code'] = 'unlisted'),
    ],
    [
      '/purposes/0/code: must be small letters and hyphens, 4 to 40, and not unlisted',
      ({ purposes }) => void (purposes[0]!['code'] = 'Any'),
    ],
    [
      '/purposes/0/for/0: must be one of reveal, look-up, export, words, originals, notice',
      ({ purposes }) => void (purposes[0]!['for'] = ['fun']),
    ],
    [
      '/purposes: must list a purpose: without one nobody may look',
      (document) => void Object.assign(document, { purposes: [], wordsAlone: false }),
    ],
    ['/withholdDays: must be a whole number, 1 to 365', (document) => void (document['withholdDays'] = 366)],
    [
      '/watch/1/signal: many-reveals is there twice',
      ({ watch }) => void (watch[1]!['signal'] = 'many-reveals'),
    ],
    ['/watch/0/looks: must be a whole number, 1 to 200', ({ watch }) => void (watch[0]!['looks'] = 0)],
    [
      '/watch/0/minutes: must be a whole number, 1 to 10080',
      ({ watch }) => void (watch[0]!['minutes'] = 20_000),
    ],
    ['/wordsAlone: must be one of true, false', (document) => void (document['wordsAlone'] = 'perhaps')],
    ['/sometimes: is not a known field', (document) => void (document['sometimes'] = true)],
  ])('are refused: %s', (fault, change) => expect(faultAfter(change)).toBe(fault));
});
