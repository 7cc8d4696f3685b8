import { formErrors, type Catalogue, type FormError } from '../../catalogue';
import { InvalidRequest, type FieldCode, type FieldError } from '../../http';
import type { ReportInput } from './appeal-command';

/** JSON Schema keywords that our fields have a message for; any other is plainly invalid. */
const codes: Readonly<Record<string, FieldCode>> = {
  required: 'field/required',
  additionalProperties: 'field/unknown',
  enum: 'field/not-a-choice',
};

const fieldError = ({ pointer, keyword }: FormError): FieldError => ({
  pointer: `/form${pointer}`,
  code: codes[keyword] ?? 'field/invalid',
});

/**
 * A form belongs to the service that the reporter chose and meets its schema; without a service there is none.
 * An unknown service is the decider's to refuse.
 * @throws InvalidRequest
 */
export function checkForm({ service, form }: ReportInput, catalogue: Catalogue): void {
  if (service === undefined) {
    if (form !== undefined) throw new InvalidRequest([{ pointer: '/form', code: 'field/not-allowed' }]);
    return;
  }
  const known = catalogue.service(service);
  if (known === undefined) return;
  const errors = formErrors(known, form ?? {});
  if (errors.length > 0) throw new InvalidRequest(errors.map(fieldError));
}
