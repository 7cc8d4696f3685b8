import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Role } from '../../kernel/actor';
import type { Identity } from '../../kernel/ports/authenticator';
import type { Envelope } from '../../kernel/envelope';
import { edgeOf, type EdgeRequest } from './edge-request';

export const AUTH_RULE = Symbol('auth-rule');

/**
 * `public`: nobody is asked who they are. `report`: a token, or none, and then an `Idempotency-Key` of at least
 * 128 random bits. `secret`: a token, or the secret of an anonymous appeal. `anyone`: a token,
 * a secret, or nothing.
 */
export type AuthRule = 'token' | 'public' | 'report' | 'secret' | 'anyone';

export const Public = () => SetMetadata(AUTH_RULE, 'public' satisfies AuthRule);
/** Anonymous callers may file here. */
export const AnonymousReport = () => SetMetadata(AUTH_RULE, 'report' satisfies AuthRule);
/** The holder of an anonymous appeal's secret (`Suqiu-Secret`) may call this. */
export const SecretAllowed = () => SetMetadata(AUTH_RULE, 'secret' satisfies AuthRule);

/** Uploads that come before an anonymous report: known callers are told apart, others are let in. */
export const AnyoneAllowed = () => SetMetadata(AUTH_RULE, 'anyone' satisfies AuthRule);

export const ALLOWED_ROLES = Symbol('allowed-roles');
/** Only these roles; others get 403 `access/forbidden`. For routes that concern no single appeal. */
export const OnlyFor = (...roles: readonly Role[]) => SetMetadata(ALLOWED_ROLES, roles);

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

/** `zh` or `en`, by `Accept-Language`. */
export const InLanguage = createParamDecorator(
  (_: unknown, context: ExecutionContext) => edgeOf(requestOf(context)).language,
);
