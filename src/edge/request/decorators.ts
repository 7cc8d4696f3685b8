import {
  applyDecorators,
  createParamDecorator,
  SetMetadata,
  type ExecutionContext,
  type Type,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Actor, Role } from '../../kernel/actor';
import type { Identity } from '../../kernel/ports/authenticator';
import type { Envelope } from '../../kernel/envelope';
import { correlationOf, edgeOf, type EdgeRequest } from './edge-request';

export const AUTH_RULE = Symbol('auth-rule');

/**
 * `public`: nobody is asked who they are. `report`: a token, or none, and then an `Idempotency-Key` of at least
 * 128 random bits. `secret`: a token, or the secret of an anonymous appeal. `anyone`: a token,
 * a secret, or nothing.
 */
export type AuthRule = 'token' | 'public' | 'report' | 'secret' | 'anyone';

/** Kept where Nest and Fastify look for it: a body is not read before its sender is known. */
const Asked = (rule: AuthRule, more: object = {}) =>
  applyDecorators(SetMetadata(AUTH_RULE, rule), RouteConfig({ authRule: rule, ...more }));
/** @param config what Fastify keeps of a route: it is asked before Nest is reached */
export const ruleOf = (config: object): AuthRule =>
  ('authRule' in config ? config.authRule : 'token') as AuthRule;

/** On a class, for reading alone: a route that takes a body says so itself. */
export const Public = () => Asked('public');

/** Whoever has no token may write here, as often as a limit of their own allows. */
const OpenToWrites = (rule: AuthRule) => Asked(rule, { openToWrites: true });
export const isOpenToWrites = (config: object): boolean => 'openToWrites' in config;

/** What other standards have sent as a form and not as JSON, by whom its one field vouches for. */
export const PublicForm = (field: string) =>
  applyDecorators(SetMetadata(FORM_FIELD, field), Asked('public', { takesForm: true }));
export const FORM_FIELD = Symbol('form-field');
export const takesForm = (config: object): boolean => 'takesForm' in config;

/** Anonymous callers may file here. */
export const AnonymousReport = () => OpenToWrites('report');
/** The holder of an anonymous appeal's secret (`Suqiu-Secret`) may call this. */
export const SecretAllowed = () => Asked('secret');

/** Uploads that come before an anonymous report: known callers are told apart, others are let in. */
export const AnyoneAllowed = () => OpenToWrites('anyone');

export const ALLOWED_ROLES = Symbol('allowed-roles');
/** Only these roles; others get 403 `access/forbidden`. For routes that concern no single appeal. */
export const OnlyFor = (...roles: readonly Role[]) => SetMetadata(ALLOWED_ROLES, roles);

/** Knows more of who may ask than their roles say. */
export interface Audience {
  /** @throws DomainError `access/forbidden` */
  mayRead(actor: Actor): void;
}
export const AUDIENCE = Symbol('audience');
/** Only whom this provider lets in: asked before the route waits for its read models, or looks at its parameters. */
export const OnlyWhom = (audience: Type<Audience>) => SetMetadata(AUDIENCE, audience);

const requestOf = (context: ExecutionContext): EdgeRequest =>
  context.switchToHttp().getRequest<EdgeRequest>();

/** The command's `Envelope`. @throws DomainError `request/key-invalid`, `request/if-match-invalid` */
export const Sender = createParamDecorator((_: unknown, context: ExecutionContext): Envelope =>
  edgeOf(requestOf(context)).envelope(),
);

/** The caller's `Identity`: actor, and what the token says of name and phone. */
export const Caller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Identity => edgeOf(requestOf(context)).identity,
);

/** The request's correlation id: the caller's, or one of ours. */
export const Correlation = createParamDecorator((_: unknown, context: ExecutionContext) =>
  correlationOf(requestOf(context)),
);

/** `zh` or `en`, by `Accept-Language`. */
export const InLanguage = createParamDecorator(
  (_: unknown, context: ExecutionContext) => edgeOf(requestOf(context)).language,
);

export const STEP_UP = Symbol('step-up');
/** Only for whoever proved a moment ago who they are (RFC 9470): a screen left alone opens nothing here. */
export const StepUp = () => SetMetadata(STEP_UP, true);
