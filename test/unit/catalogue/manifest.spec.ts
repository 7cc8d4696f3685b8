import { validateCatalogue, validateService, type Service } from '../../../src/catalogue';
import { InvalidDocument } from '../../../src/kernel/invalid-document';
import { hanyinCatalogue, serviceOf } from '../../kit/hanyin';

const file = 'services/sanitation.json';
const sanitation = serviceOf(hanyinCatalogue(), 'sanitation');
const withFields = (fields: Readonly<Record<string, unknown>>): unknown => ({ ...sanitation, ...fields });

function refusalOf(manifest: unknown): InvalidDocument {
  try {
    validateService(manifest, file);
  } catch (error) {
    if (error instanceof InvalidDocument) return error;
  }
  throw new Error('it was not refused as invalid');
}

it('takes a manifest that is whole', () => {
  expect(validateService(structuredClone(sanitation), file)).toEqual(sanitation);
});

const ground = sanitation.declineGrounds[0] as Service['declineGrounds'][number];
const form = (properties: unknown): unknown => ({ type: 'object', properties, additionalProperties: false });

const wrong: readonly (readonly [why: string, manifest: unknown, pointer: string, reason: RegExp])[] = [
  ['what is no object', [], '', /must be object/],
  ['a missing field', withFields({ policy: undefined }), '/policy', /is missing/],
  ['a misspelt field', withFields({ polcy: 'hotline' }), '/polcy', /not a known field/],
  ['a missing translation', withFields({ name: { zh: '环境卫生' } }), '/name/en', /is missing/],
  ['a blank name', withFields({ name: { zh: ' ', en: 'Sanitation' } }), '/name/zh', /pattern/],
  ['an unknown channel', withFields({ channels: ['fax'] }), '/channels/0', /one of wechat, app/],
  ['no channel at all', withFields({ channels: [] }), '/channels', /fewer than 1/],
  ['a tier twice', withFields({ tiers: ['town', 'town'] }), '/tiers', /duplicate/],
  ['an unknown regime', withFields({ regime: 'letter' }), '/regime', /one of hotline, petition/],
  ['more photos than anybody takes', withFields({ evidence: { photos: 10 } }), '/evidence/photos', /<= 9/],
  ['a file of another name', withFields({ id: 'rubbish' }), '/id', /must be called rubbish\.json/],
  [
    'a form of no object',
    withFields({ form: { ...sanitation.form, type: 'array' } }),
    '/form/type',
    /constant/,
  ],
  [
    'a form that takes any field',
    withFields({ form: { type: 'object', properties: {} } }),
    '/form/additionalProperties',
    /is missing/,
  ],
  [
    'a form that is no JSON Schema',
    withFields({ form: form({ since: { type: 'day' } }) }),
    '/form/properties/since/type',
    /allowed values/,
  ],
  [
    'a form with a misspelt keyword',
    withFields({ form: form({ since: { type: 'string', formta: 'date' } }) }),
    '/form',
    /formta/,
  ],
  [
    'a ground without a remedy',
    withFields({ declineGrounds: [{ ...ground, remedy: undefined }] }),
    '/declineGrounds/0/remedy',
    /is missing/,
  ],
  [
    'a ground twice',
    withFields({ declineGrounds: [ground, ground] }),
    '/declineGrounds/1/id',
    /is there twice/,
  ],
  [
    '"not ours" as a ground',
    withFields({ declineGrounds: [{ ...ground, id: 'not-our-duty' }] }),
    '/declineGrounds/0',
    /no ground for declining/,
  ],
  [
    '不属于本单位 as a ground',
    withFields({ declineGrounds: [{ ...ground, name: { zh: '不属于本单位职责', en: 'Another unit' } }] }),
    '/declineGrounds/0',
    /no ground for declining/,
  ],
  [
    'a violation report that ends with its reporter',
    withFields({ violation: true, exOfficio: false }),
    '/exOfficio',
    /must be true/,
  ],
];

it.each(wrong)('refuses %s', (_why, manifest, pointer, reason) => {
  const refusal = refusalOf(
    manifest === undefined ? manifest : (JSON.parse(JSON.stringify(manifest)) as unknown),
  );
  expect(refusal).toMatchObject({ pointer, file });
  expect(refusal.reason).toMatch(reason);
  expect(refusal.message).toContain(`${file}${pointer === '' ? '' : `#${pointer}`}: `);
});

it('refuses a service that two files name', () => {
  expect(() => validateCatalogue({ services: [sanitation, sanitation] })).toThrow(
    expect.objectContaining({ pointer: '/services/1/id' }),
  );
});

it('points into the list for a manifest of a catalogue', () => {
  expect(() => validateCatalogue({ services: [sanitation, withFields({ tiers: ['hamlet'] })] })).toThrow(
    expect.objectContaining({ pointer: '/services/1/tiers/0' }),
  );
});
