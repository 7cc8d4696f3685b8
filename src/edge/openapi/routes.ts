import 'reflect-metadata';
import type { INestApplication } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { ModulesContainer } from '@nestjs/core';
import type { Role } from '../../kernel/actor';
import { READ_MODELS } from '../answers/freshness';
import { fieldsOf } from '../fields/schema';
import { ALLOWED_ROLES, AUTH_RULE, FORM_FIELD, STEP_UP, type AuthRule } from '../request/decorators';
import { REFUSES, ROUTE_DOC, type RouteDoc, UNPUBLISHED } from './route-doc';

type Class = new (...args: never[]) => object;

/** What a route's decorators say of it. */
export interface RouteFacts {
  /** `respond.requestReturn`, for good: generated clients hang on it. */
  readonly id: string;
  readonly doc: RouteDoc;
  readonly auth: AuthRule;
  readonly roles?: readonly Role[] | undefined;
  readonly readModels: readonly string[];
  readonly stepUp: boolean;
  /** Of the parts that its parameters take. */
  readonly refuses: readonly string[];
  readonly body?: Class | undefined;
  /** The field of the form that it takes instead. */
  readonly form?: string | undefined;
  readonly query?: Class | undefined;
}

export const routeId = (controller: string, method: string): string => {
  const name = controller.replace(/Controller$/, '');
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}.${method}`;
};

/** Every route of every controller, by its id. @throws Error for a route that nobody documented */
export function routesOf(app: INestApplication): ReadonlyMap<string, RouteFacts> {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].map(({ metatype }) => metatype as Class),
  );
  const published = controllers.filter((controller) => !Reflect.hasMetadata(UNPUBLISHED, controller));
  const routes = published.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype)
      .filter((name) => name !== 'constructor' && Reflect.hasMetadata('path', handlerOf(controller, name)))
      .map((name) => factsOf(controller, name)),
  );
  return new Map(routes.map((facts) => [facts.id, facts]));
}

const handlerOf = (controller: Class, name: string): object =>
  (controller.prototype as Readonly<Record<string, object>>)[name] ?? {};

function factsOf(controller: Class, name: string): RouteFacts {
  const handler = handlerOf(controller, name);
  const said = <T>(key: unknown): T | undefined =>
    (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller)) as T | undefined;
  const id = routeId(controller.name, name);
  const doc = said<RouteDoc>(ROUTE_DOC);
  if (doc === undefined) throw new Error(`route ${id} is not documented: give it @Documented`);
  return {
    id,
    doc,
    auth: said<AuthRule>(AUTH_RULE) ?? 'token',
    roles: said(ALLOWED_ROLES),
    readModels: said<readonly string[]>(READ_MODELS) ?? [],
    stepUp: said<boolean>(STEP_UP) ?? false,
    refuses: said<readonly string[]>(REFUSES) ?? [],
    body: parameterOf(controller, name, RouteParamtypes.BODY),
    form: said(FORM_FIELD),
    query: parameterOf(controller, name, RouteParamtypes.QUERY),
  };
}

/** The class of the parameter that takes the whole body or query. */
function parameterOf(controller: Class, name: string, kind: RouteParamtypes): Class | undefined {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Readonly<
    Record<string, { readonly index: number; readonly data?: unknown }>
  >;
  const found = Object.entries(args).find(([key]) => key.startsWith(`${kind}:`));
  if (found === undefined) return undefined;
  const types = Reflect.getMetadata(
    'design:paramtypes',
    controller.prototype as object,
    name,
  ) as readonly Class[];
  const type = types[found[1].index];
  return type !== undefined && type !== (Object as never) && Array.isArray(fieldsOf(type)) ? type : undefined;
}
