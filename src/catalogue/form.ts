import type { ErrorObject, ValidateFunction } from 'ajv';
import { ajv } from './ajv';
import type { Bilingual, Service } from './domain/model';
import { pointerOf } from './manifest';

/** One field of a form that does not meet its service's schema. */
export interface FormError {
  /** RFC 6901, from the form's root. */
  readonly pointer: string;
  /** The JSON Schema keyword that was not met. */
  readonly keyword: string;
  readonly message: Bilingual;
}

/** Compiling costs milliseconds; a schema of the catalogue in force is asked again and again. */
const compiled = new WeakMap<Service['form'], ValidateFunction>();

/** What is wrong with a filled form; empty when nothing is. */
export function formErrors(service: Service, form: unknown): readonly FormError[] {
  let validate = compiled.get(service.form);
  if (!validate) {
    validate = ajv().compile(service.form);
    compiled.set(service.form, validate);
  }
  return validate(form) ? [] : (validate.errors ?? []).map(formError);
}

const formError = (error: ErrorObject): FormError => ({
  pointer: pointerOf(error),
  keyword: error.keyword,
  message: { zh: chinese(error), en: error.message ?? error.keyword },
});

function chinese({ keyword, params }: ErrorObject): string {
  const given = params as Readonly<Record<string, unknown>>;
  const limit = String(given.limit);
  switch (keyword) {
    case 'required':
      return '必填';
    case 'additionalProperties':
      return '没有这一项';
    case 'enum':
      return `只能是：${(given.allowedValues as readonly unknown[]).join('、')}`;
    case 'type':
      return `类型应为 ${String(given.type)}`;
    case 'minLength':
      return `至少 ${limit} 个字`;
    case 'maxLength':
      return `最多 ${limit} 个字`;
    case 'minimum':
      return `不得小于 ${limit}`;
    case 'maximum':
      return `不得大于 ${limit}`;
    default:
      return '格式不符';
  }
}
