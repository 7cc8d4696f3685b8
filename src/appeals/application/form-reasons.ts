import type { FormError } from '../../catalogue';
import type { Bilingual } from '../../kernel/language';

type Params = FormError['params'];

const said = (zh: string, en: string): Bilingual => ({ zh, en });
const shown = (value: unknown): string => String(value);

/** A number of digits is what most patterns of a form ask for; what others ask, only its author can say in words. */
function written({ pattern }: Params): Bilingual {
  const digits = /^\^\\d\{(\d+)(?:,(\d+))?\}\$$/.exec(shown(pattern));
  if (digits === null)
    return said(`写法应符合 ${shown(pattern)}`, `should be written as ${shown(pattern)} says`);
  const [, least = '', most = least] = digits;
  return least === most
    ? said(`应为 ${least} 位数字`, `should be ${least} digits`)
    : said(`应为 ${least} 至 ${most} 位数字`, `should be ${least} to ${most} digits`);
}

const formats: Readonly<Record<string, Bilingual>> = {
  time: said('应为时间，如 10:00:00+08:00', 'should be a time, such as 10:00:00+08:00'),
  email: said('应为电子邮箱', 'should be an e-mail address'),
  uri: said('应为网址', 'should be a web address'),
  uuid: said('应为编号', 'should be an id'),
};

/** What a keyword asks for which our own fields have no words. */
const keywords: Readonly<Record<string, (params: Params) => Bilingual>> = {
  pattern: written,
  format: ({ format }) =>
    formats[shown(format)] ?? said(`应为 ${shown(format)} 格式`, `should be of the format ${shown(format)}`),
  exclusiveMinimum: ({ limit }) => said(`应大于 ${shown(limit)}`, `should be more than ${shown(limit)}`),
  exclusiveMaximum: ({ limit }) => said(`应小于 ${shown(limit)}`, `should be less than ${shown(limit)}`),
  multipleOf: ({ multipleOf }) =>
    said(`应为 ${shown(multipleOf)} 的倍数`, `should be a multiple of ${shown(multipleOf)}`),
  const: ({ allowedValue }) =>
    said(`应为 ${JSON.stringify(allowedValue)}`, `should be ${JSON.stringify(allowedValue)}`),
  type: () => said('填写的类型不对', 'is of another type than the form asks for'),
};

/** Why an answer of a form does not hold, in both languages. */
export const formReason = (keyword: string, params: Params): Bilingual =>
  keywords[keyword]?.(params) ??
  said('与该事项表单的要求不符', 'is not what the form of this service asks for');
