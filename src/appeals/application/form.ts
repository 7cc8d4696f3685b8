import { formErrors, type Catalogue, type FormError } from '../../catalogue';
import { InvalidRequest, type FieldCode, type FieldError } from '../../edge';
import type { ReportInput } from './appeal-command';
import { formReason } from './form-reasons';

type Fault = Pick<FieldError, 'code' | 'details'>;
type Params = FormError['params'];

const atLeast = (code: FieldCode) => (params: Params) => ({ code, details: { min: params.limit } });
const atMost = (code: FieldCode) => (params: Params) => ({ code, details: { max: params.limit } });
const kinds: Readonly<Record<string, FieldCode>> = {
  string: 'field/not-text',
  number: 'field/not-a-number',
  integer: 'field/not-whole',
  boolean: 'field/not-true-or-false',
  array: 'field/not-a-list',
  object: 'field/not-an-object',
};

const unlikeForm = (keyword: string, params: Params): Fault => ({
  code: 'field/invalid',
  details: { reason: formReason(keyword, params) },
});

/** What a JSON Schema keyword asks, in the words that our own fields have for it. */
const faults: Readonly<Record<string, (params: Params) => Fault>> = {
  required: () => ({ code: 'field/required' }),
  additionalProperties: () => ({ code: 'field/unknown' }),
  type: (params) => {
    const code = kinds[String(params['type'])];
    return code === undefined ? unlikeForm('type', params) : { code };
  },
  enum: ({ allowedValues }) => ({ code: 'field/not-a-choice', details: { choices: allowedValues } }),
  minLength: atLeast('field/too-short'),
  maxLength: atMost('field/too-long'),
  minimum: atLeast('field/too-small'),
  maximum: atMost('field/too-large'),
  minItems: atLeast('field/too-few'),
  maxItems: atMost('field/too-many'),
  maxProperties: atMost('field/too-many'),
  uniqueItems: () => ({ code: 'field/doubled' }),
  format: (params) =>
    params['format'] === 'date'
      ? { code: 'field/not-a-day' }
      : params['format'] === 'date-time'
        ? { code: 'field/not-an-instant' }
        : unlikeForm('format', params),
};

const fieldError = ({ pointer, keyword, params }: FormError): FieldError => ({
  pointer: `/form${pointer}`,
  ...(faults[keyword]?.(params) ?? unlikeForm(keyword, params)),
});

/**
 * A form belongs to the service that the reporter chose and meets its schema; without a service there is none.
 * An unknown service is the decider's to refuse.
 * @throws InvalidRequest
 */
export function checkForm(
  { service, form }: Pick<ReportInput, 'service' | 'form'>,
  catalogue: Catalogue,
): void {
  if (service === undefined) {
    if (form !== undefined) throw new InvalidRequest([{ pointer: '/form', code: 'field/not-allowed' }]);
    return;
  }
  const known = catalogue.known(service);
  if (known === undefined) return;
  const errors = formErrors(known, form ?? {});
  if (errors.length > 0) throw new InvalidRequest(errors.map(fieldError));
}
