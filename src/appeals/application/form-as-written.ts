import type { Catalogue } from '../../catalogue';
import { code, day } from '../../kernel/written';
import type { ReportInput } from './appeal-command';

type Form = Readonly<Record<string, unknown>>;

/**
 * Numbers and days of a form as the schema asks for them, however people wrote them: spaces and signs of full width in
 * what has a pattern, `2026年7月1日` where a date is asked. Texts stay as they are.
 */
export function formAsWritten(
  { service, form }: Pick<ReportInput, 'service' | 'form'>,
  catalogue: Catalogue,
): Form | undefined {
  const schema = service === undefined ? undefined : catalogue.known(service)?.form;
  if (form === undefined || schema === undefined) return form;
  const asked = (schema['properties'] ?? {}) as Readonly<Record<string, Form>>;
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [
      name,
      typeof value === 'string' && Object.hasOwn(asked, name) ? asIn(asked[name] ?? {}, value) : value,
    ]),
  );
}

const asIn = ({ pattern, format }: Form, text: string): string =>
  format === 'date' ? day(text) : typeof pattern === 'string' ? asMatching(pattern, text) : text;

/** Only what the schema would refuse is read anew: a pattern may ask for spaces, too. */
const asMatching = (pattern: string, text: string): string =>
  new RegExp(pattern, 'u').test(text) ? text : code(text);
