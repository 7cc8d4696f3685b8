import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import type { ValidationError } from 'class-validator';
import { Validator } from 'class-validator/cjs/validation/Validator';
import { below } from '../../kernel/invalid-document';
import { fieldCodes, type FieldCode } from '../problems/codes';
import { InvalidRequest, type FieldError } from '../problems/problem';
import { acceptBody, REFUSED } from '../fields/accept';
import { fieldsOf } from '../fields/schema';

/** Bodies and queries by their classes' rules; unknown fields are refused, each fault with its pointer. */
@Injectable()
export class ValidationPipe implements PipeTransform<unknown, unknown> {
  private readonly validator = new Validator();

  /** @throws InvalidRequest */
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || !isRuled(metatype)) return value;
    const given = value ?? {};
    if (typeof given !== 'object' || Array.isArray(given))
      throw new InvalidRequest([{ pointer: '', code: 'field/not-an-object' }]);
    // A query's texts become numbers and flags only under class-transformer.
    const accepted = type === 'body' ? acceptBody(metatype, given) : REFUSED;
    return accepted === REFUSED ? this.judged(metatype, given) : accepted;
  }

  private judged(metatype: Ruled, given: object): object {
    const body: object = plainToInstance(metatype, given);
    const faults = this.validator.validateSync(body, {
      whitelist: true,
      forbidNonWhitelisted: true,
      // A body of no rules at all takes no field, rather than any.
      forbidUnknownValues: fieldsOf(metatype).length > 0,
      stopAtFirstError: false,
      validationError: { target: false, value: true },
    });
    if (faults.length > 0) throw new InvalidRequest(faults.flatMap((fault) => fieldErrors(fault, '')));
    return body;
  }
}

type Ruled = new () => object;

const isRuled = (metatype: unknown): metatype is Ruled =>
  typeof metatype === 'function' && ![Object, String, Number, Boolean, Array].includes(metatype as never);

/** One error per field, the first that fails; a missing field is called missing, whatever its rules. */
function fieldErrors(fault: ValidationError, parent: string): readonly FieldError[] {
  const pointer = below(parent, fault.property);
  const inner = (fault.children ?? []).flatMap((child) => fieldErrors(child, pointer));
  const failed = Object.keys(fault.constraints ?? {});
  if (failed.length === 0) return inner;
  if (fault.value === undefined && !failed.includes('whitelistValidation'))
    return [{ pointer, code: 'field/required' }, ...inner];
  const name = fieldCodes.find((code) => failed.includes(code)) ?? failed[0] ?? '';
  const contexts = fault.contexts as Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  return [{ pointer, code: codeOf(name), details: contexts?.[name] }, ...inner];
}

/** Our rules carry their code as name; these are class-validator's own. */
const codeOf = (constraint: string): FieldCode =>
  constraint === 'whitelistValidation'
    ? 'field/unknown'
    : constraint === 'nestedValidation'
      ? 'field/not-an-object'
      : (fieldCodes.find((code) => code === constraint) ?? 'field/invalid');
