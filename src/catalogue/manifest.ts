import type { ErrorObject } from 'ajv';
import { InvalidDocument, below, fieldsAt, listAt } from '../kernel/invalid-document';
import { ajv } from './ajv';
import type { CatalogueDocument, Service } from './domain/model';
import { manifestSchema } from './manifest-schema';
import { isCheapPattern } from './pattern';

/** "Not ours" sends an appeal back to dispatch, never away from the reporter. */
const NOT_OURS = /not-our|(不属|不是|非).{0,2}本(单位|部门|级|地)/;

/** @param file named in the error. @throws InvalidDocument at the first field that is wrong */
export function validateService(manifest: unknown, file?: string): Service {
  const service = wellShaped(manifest, file);
  if (file !== undefined && !`/${file}`.endsWith(`/${service.id}.json`)) {
    throw new InvalidDocument('/id', `the file of ${service.id} must be called ${service.id}.json`, file);
  }
  checkForm(service, file);
  checkGrounds(service, file);
  if (service.violation && !service.exOfficio) {
    throw new InvalidDocument(
      '/exOfficio',
      'a violation report goes on when its reporter withdraws: must be true',
      file,
    );
  }
  return service;
}

/** @throws InvalidDocument */
export function validateCatalogue(document: unknown): CatalogueDocument {
  const services = listAt(fieldsAt(document, '', ['services']).services, '/services', (manifest, at) => {
    try {
      return validateService(manifest);
    } catch (error) {
      if (error instanceof InvalidDocument) throw new InvalidDocument(at + error.pointer, error.reason);
      throw error;
    }
  });
  services.forEach(({ id }, at) => {
    if (services.findIndex((other) => other.id === id) !== at)
      throw new InvalidDocument(`/services/${at}/id`, `service ${id} is there twice`);
  });
  return { services };
}

function wellShaped(manifest: unknown, file: string | undefined): Service {
  const valid = ajv().compile<Service>(manifestSchema);
  if (valid(manifest)) return manifest;
  const error = valid.errors?.[0];
  throw new InvalidDocument(
    error ? pointerOf(error) : '',
    error ? reasonOf(error) : 'is not a manifest',
    file,
  );
}

function checkForm({ form }: Service, file: string | undefined): void {
  const schemas = ajv();
  if (schemas.validateSchema(form) !== true) {
    const error = schemas.errors?.[0];
    throw new InvalidDocument(
      `/form${error?.instancePath ?? ''}`,
      error?.message ?? 'is not a JSON Schema',
      file,
    );
  }
  checkPatterns(form, '/form', file);
  try {
    schemas.compile(form);
  } catch (error) {
    throw new InvalidDocument('/form', `does not compile as JSON Schema 2020-12: ${String(error)}`, file);
  }
}

/** Everywhere in the schema, whatever stands around it: a pattern runs on what strangers write. */
function checkPatterns(part: unknown, at: string, file: string | undefined): void {
  if (typeof part !== 'object' || part === null) return;
  const refuse = (pattern: string, pointer: string) => {
    if (isCheapPattern(pattern)) return;
    throw new InvalidDocument(
      pointer,
      'a hostile text could make this pattern slow: begin it with ^, repeat no group that holds choices or ' +
        'repetitions, let one piece at most go on without end, and use no look-around or back-reference',
      file,
    );
  };
  for (const [name, member] of Object.entries(part as Readonly<Record<string, unknown>>)) {
    const pointer = below(at, name);
    if (name === 'pattern' && typeof member === 'string') refuse(member, pointer);
    if (name === 'patternProperties' && typeof member === 'object' && member !== null)
      for (const pattern of Object.keys(member)) refuse(pattern, below(pointer, pattern));
    checkPatterns(member, pointer, file);
  }
}

function checkGrounds({ declineGrounds }: Service, file: string | undefined): void {
  declineGrounds.forEach((ground, at) => {
    if (NOT_OURS.test(ground.id) || NOT_OURS.test(ground.name.zh)) {
      throw new InvalidDocument(
        `/declineGrounds/${at}`,
        '"not ours" is no ground for declining; the unit returns it',
        file,
      );
    }
    if (declineGrounds.findIndex((other) => other.id === ground.id) !== at)
      throw new InvalidDocument(`/declineGrounds/${at}/id`, `ground ${ground.id} is there twice`, file);
  });
}

/** The pointer of the field itself, also where ajv points at the object that lacks or should not have it. */
export function pointerOf({ instancePath, params }: ErrorObject): string {
  const given = params as Readonly<Record<string, unknown>>;
  const field = given.missingProperty ?? given.additionalProperty;
  return typeof field === 'string' ? below(instancePath, field) : instancePath;
}

function reasonOf({ keyword, message, params }: ErrorObject): string {
  const given = params as Readonly<Record<string, unknown>>;
  if (keyword === 'required') return 'is missing';
  if (keyword === 'additionalProperties') return 'is not a known field';
  if (keyword === 'enum') return `must be one of ${(given.allowedValues as readonly unknown[]).join(', ')}`;
  return message ?? keyword;
}
