import 'reflect-metadata';
import { SetMetadata } from '@nestjs/common';
import type { JsonSchema } from '../fields/schema';

/** What the API document says of a route beyond what its rules already tell. */
export interface RouteDoc {
  /** The group it stands in: one of the five steps, or what it is about. */
  readonly tag: string;
  readonly summary: string;
  readonly description?: string | undefined;
  /** What it sends: who may send it at all, the permissions in force say. */
  readonly verb?: string | undefined;
  /** Whom its rules let besides, in sentences. */
  readonly who?: readonly string[] | undefined;
  /** Status of success; 200 when left out. */
  readonly status?: number | undefined;
  /** Name of a schema of the document and an example of it; nothing for an empty answer. */
  readonly answer?:
    | { readonly name: string; readonly schema: JsonSchema; readonly example: unknown }
    | { readonly mediaTypes: readonly string[] }
    | undefined;
  /** Another status that the same body comes with. */
  readonly also?: number | undefined;
  /** It answers 304 to who names in `If-None-Match` what it has. */
  readonly unchanged?: boolean | undefined;
  /** Refusals of this route's own; those of auth, edge and engines follow from its rules. */
  readonly refuses?: readonly string[] | undefined;
  /**
   * It sends a command: takes `Idempotency-Key` and, on what is there already, `If-Match`. What happens aside leaves
   * the appeal at its revision: none to match, none to answer with.
   */
  readonly command?: 'new' | 'step' | 'aside' | undefined;
  /** It takes files, one per part of a `multipart/form-data` body. */
  readonly files?: boolean | undefined;
  /** An example of each parameter of the path whose name does not say enough. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** Of the body, where putting the fields' examples together would not make sense. */
  readonly bodyExample?: unknown;
}

export const ROUTE_DOC = Symbol('route-doc');
export const Documented = (doc: RouteDoc): MethodDecorator => SetMetadata(ROUTE_DOC, doc);

export const REFUSES = Symbol('refuses');
export const UNPUBLISHED = Symbol('unpublished');
/** For a controller of which the document says nothing, as it is the same wherever the service runs. */
export const Unpublished = (): ClassDecorator => (controller) =>
  Reflect.defineMetadata(UNPUBLISHED, true, controller);

/** For a decorator of a parameter: what the part of the request that it takes may be refused with. */
export function refusesToo(
  controller: object,
  method: string | symbol | undefined,
  ...codes: readonly string[]
) {
  const handler = (controller as Readonly<Record<string | symbol, object>>)[method ?? ''];
  if (handler === undefined) return;
  const known = (Reflect.getMetadata(REFUSES, handler) ?? []) as readonly string[];
  Reflect.defineMetadata(REFUSES, [...known, ...codes], handler);
}
