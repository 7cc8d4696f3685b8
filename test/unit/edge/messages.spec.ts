import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../../src/app/composition';
import { features } from '../../../src/app/features';
import { fieldCodes, fieldMessages, filled, languageOf, problemOf } from '../../../src/edge';
import { languages, type Bilingual } from '../../../src/kernel/language';

const { problems } = compose(features);
const allErrorCodes = Object.keys(problems);
const isErrorCode = (code: string): boolean => Object.hasOwn(problems, code);

const blanksOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

const texts: readonly (readonly [string, Bilingual])[] = [
  ...Object.entries(problems).flatMap(([code, { title, detail }]) => [
    [`${code} title`, title] as const,
    [`${code} detail`, detail] as const,
  ]),
  ...fieldCodes.map((code) => [code, fieldMessages[code]] as const),
];

describe('the catalogue of messages', () => {
  it('has every code of every feature', () => {
    expect(allErrorCodes.length).toBeGreaterThan(140);
  });

  it('has each in Chinese and English, with the same blanks', () => {
    for (const [name, text] of texts) {
      for (const language of languages) expect([name, language, text[language].trim()]).not.toContain('');
      expect([name, /\p{Script=Han}/u.test(text.zh)]).toEqual([name, true]);
      expect([name, /\p{Script=Han}/u.test(text.en)]).toEqual([name, false]);
      expect([name, blanksOf(text.en)]).toEqual([name, blanksOf(text.zh)]);
    }
  });

  it('says something else for every code', () => {
    const details = Object.values(problems).map(({ title, detail }) => `${title.en} ${detail.en}`);
    const doubled = details.filter((detail, index) => details.indexOf(detail) !== index);
    // A deadline that is not there is not there, whoever says it.
    expect(doubled.length).toBeLessThanOrEqual(1);
  });

  it('gives every code a status of an error', () => {
    for (const [code, { status }] of Object.entries(problems))
      expect([code, status >= 400 && status < 600]).toEqual([code, true]);
  });

  it('knows every code that the source throws', () => {
    const source = readdirSync(join(__dirname, '../../../src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(__dirname, '../../../src', file), 'utf8'))
      .join('\n');
    const thrown = [
      ...source.matchAll(/(?:DomainError|refusal|edgeError|\w+Error)\(\s*'([a-z]+\/[a-z-]+)'/g),
    ].map(([, code]) => code!);
    expect(thrown.length).toBeGreaterThan(50);
    expect([...new Set(thrown)].filter((code) => !isErrorCode(code))).toEqual([]);
  });
});

describe('filling blanks', () => {
  it('shows lists and numbers, and a dash for what is not there', () => {
    const text = { zh: '{unit}：{max}、{list}', en: '{unit}: {max}, {list}' };
    expect(filled(text, 'zh', { unit: '蒲溪镇', max: 3, list: ['a', 'b'] })).toBe('蒲溪镇：3、a, b');
    expect(filled(text, 'en', { max: {}, list: undefined })).toBe('—: —, —');
  });

  it('never lets a detail take the place of a problem’s own members', () => {
    const problem = problemOf(
      { code: 'command/conflict', details: { status: 200, code: 'fine', revision: 4 }, fields: [] },
      problems,
      { language: 'en', instance: '/api/v1/appeals/1', correlationId: 'c' },
    );
    expect(problem).toMatchObject({ status: 409, code: 'command/conflict', revision: 4 });
  });

  it('tells instants in the time of the county, wherever they stand', () => {
    const until = '2026-07-02T01:00:00.000Z';
    const events = [{ type: 'AppealRouted', occurredAt: until }];
    const details = { until, events };
    const told = problemOf({ code: 'appeal/rate-window-over', details, fields: [] }, problems, {
      language: 'zh',
      instance: '/api/v1/appeals',
      correlationId: 'c',
    });
    const shown = '2026-07-02T09:00:00.000+08:00';
    expect(told).toMatchObject({ until: shown, events: [{ occurredAt: shown }] });
  });

  it.each(languages)(
    'tells a detail that is there in both languages in the one asked for: %s',
    (language) => {
      const reason = { zh: '应晚于 from', en: 'must lie after from' };
      const fields = [{ pointer: '/until', code: 'field/invalid', details: { reason } }];
      const told = problemOf({ code: 'request/invalid', details: { reason }, fields }, problems, {
        ...{ language, instance: '/api/v1/simulation', correlationId: 'c' },
      });
      expect(told.reason).toBe(reason[language]);
      expect(told.errors?.[0]?.message).toBe(
        { zh: '内容不符合要求：应晚于 from', en: 'does not hold: must lie after from' }[language],
      );
    },
  );
});

describe('the caller’s language', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr, en;q=0.8, zh;q=0.9', 'zh'],
    ['zh-Hans-CN', 'zh'],
    ['fr', 'zh'],
    ['*', 'zh'],
    ['en;q=0, zh;q=0.1', 'zh'],
    [';;;,', 'zh'],
  ] as const)('%s is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
