import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { judge } from '../fields/judge';
import type { Ruled } from '../fields/schema';
import { InvalidRequest } from '../problems/problem';

/** Bodies and queries by their classes' rules; unknown fields are refused, each fault with its pointer. */
@Injectable()
export class ValidationPipe implements PipeTransform<unknown, unknown> {
  /** @throws InvalidRequest */
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || !isRuled(metatype)) return value;
    const { body, faults, more } = judge(metatype, value ?? {}, {
      source: type === 'query' ? 'text' : 'json',
    });
    if (faults.length > 0) throw new InvalidRequest(faults, more);
    return body;
  }
}

const isRuled = (metatype: unknown): metatype is Ruled =>
  typeof metatype === 'function' && ![Object, String, Number, Boolean, Array].includes(metatype as never);
