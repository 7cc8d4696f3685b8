import { formAsWritten } from '../../../src/appeals/application/form-as-written';
import { checkForm } from '../../../src/appeals/application/form';
import type { ReportInput } from '../../../src/appeals/application/appeal-command';
import type { Language } from '../../../src/kernel/language';
import type { Catalogue } from '../../../src/catalogue';
import { fieldMessages, filled, inOne, InvalidRequest } from '../../../src/edge';

const properties = {
  fault: { type: 'string', enum: ['停电', '其他'] },
  households: { type: 'integer', minimum: 1, maximum: 100 },
  lengthMetres: { type: 'number' },
  pole: { type: 'string', minLength: 2, maxLength: 4 },
  customer: { type: 'string', pattern: '^\\d{10}$' },
  since: { type: 'string', format: 'date' },
  code: { type: 'string', pattern: '^\\d{2,4}$' },
  plate: { type: 'string', pattern: '^陕G' },
  mail: { type: 'string', format: 'email' },
  host: { type: 'string', format: 'hostname' },
  share: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
  bags: { type: 'number', multipleOf: 5 },
  agreed: { const: true },
  either: { type: ['string', 'number'] },
  when: { type: 'string', format: 'date-time' },
  rest: { not: { type: 'number' } },
  dangerous: { type: 'boolean' },
  days: { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 3, uniqueItems: true },
};
const form = { type: 'object', properties, required: ['fault'], additionalProperties: false };
const catalogue = {
  known: (id: string) => (id === 'power' ? { form } : undefined),
} as unknown as Catalogue;

const said = (
  filledForm: unknown,
  service: string | null = 'power',
  language: Language = 'zh',
): readonly string[] => {
  try {
    checkForm({ service: service ?? undefined, form: filledForm } as unknown as ReportInput, catalogue);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidRequest)) throw error;
    return error.fields.map(
      ({ pointer, code, details = {} }) =>
        `${pointer} ${filled(fieldMessages[code], language, inOne(details, language))}`,
    );
  }
};

describe('a form', () => {
  it.each([
    [{}, '/form/fault 必填，请补上'],
    [{ colour: 1 }, '/form/colour 没有这个字段，请去掉'],
    [{ fault: '漏水' }, '/form/fault 应为其中之一：停电, 其他'],
    [{ fault: 7 }, '/form/fault 应为文字'],
    [{ households: 0 }, '/form/households 不小于 1'],
    [{ households: 101 }, '/form/households 不大于 100'],
    [{ households: 1.5 }, '/form/households 应为整数'],
    [{ lengthMetres: '长' }, '/form/lengthMetres 应为数字'],
    [{ pole: '7' }, '/form/pole 至少 2 个字'],
    [{ pole: '37号东侧' }, '/form/pole 最多 4 个字'],
    [{ customer: '户号' }, '/form/customer 内容不符合要求：应为 10 位数字'],
    [{ since: '七月' }, '/form/since 应为日期，如 2026-07-01'],
    [{ dangerous: '有' }, '/form/dangerous 应为 true 或 false'],
    [{ days: '周一' }, '/form/days 应为列表'],
    [{ days: ['周一'] }, '/form/days 至少 2 项'],
    [{ days: ['一', '二', '三', '四'] }, '/form/days 最多 3 项'],
    [{ days: ['周一', '周一'] }, '/form/days 有重复项，请去掉'],
  ])('%j: %s', (wrong, sentence) => {
    expect(said({ ...(Object.keys(wrong).length === 0 ? {} : { fault: '停电' }), ...wrong })).toEqual([
      sentence,
    ]);
  });

  it.each([
    [{ customer: '户号' }, '/form/customer does not hold: should be 10 digits'],
    [{ code: '户' }, '/form/code does not hold: should be 2 to 4 digits'],
    [{ plate: '户' }, '/form/plate does not hold: should be written as ^陕G says'],
    [{ mail: '无' }, '/form/mail does not hold: should be an e-mail address'],
    [{ host: '无 名' }, '/form/host does not hold: should be of the format hostname'],
    [{ share: 0 }, '/form/share does not hold: should be more than 0'],
    [{ share: 1 }, '/form/share does not hold: should be less than 1'],
    [{ bags: 7 }, '/form/bags does not hold: should be a multiple of 5'],
    [{ agreed: false }, '/form/agreed does not hold: should be true'],
    [{ either: true }, '/form/either does not hold: is of another type than the form asks for'],
    [{ when: '明天' }, `/form/when ${fieldMessages['field/not-an-instant'].en}`],
    [{ rest: 9 }, '/form/rest does not hold: is not what the form of this service asks for'],
  ])('tells who reads English why %j does not hold, and in Chinese who reads that', (wrong, sentence) => {
    const filledForm = { fault: '停电', ...wrong };
    expect(said(filledForm, 'power', 'en')).toEqual([sentence]);
    expect(sentence).not.toMatch(/\p{Script=Han}(?<!\^陕)/u);
    expect(said(filledForm)).toEqual([expect.stringMatching(/\p{Script=Han}/u)]);
  });

  it('is read as people write numbers and days', () => {
    const read = (form: object, service = 'power') =>
      formAsWritten({ service, form } as unknown as ReportInput, catalogue);
    expect(
      read({ customer: '６１０９ 2112 34', since: '2026年7月1日', pole: '３ 号', constructor: '１' }),
    ).toEqual({
      ...{ customer: '6109211234', since: '2026-07-01', pole: '３ 号', constructor: '１' },
    });
    expect(read({ customer: '１' }, 'water')).toEqual({ customer: '１' });
  });

  it('belongs to a service, and waits for the decider where that is unknown', () => {
    expect(said({ fault: '停电' })).toEqual([]);
    expect(said({ fault: '停电' }, 'water')).toEqual([]);
    expect(said({ fault: '停电' }, null)).toEqual(['/form 此处不能填，请去掉']);
  });
});
