import type { EdgeErrorCode } from '../problems/codes';
import type { AuthRule } from '../request/decorators';
import type { RouteFacts } from './routes';

const token: readonly EdgeErrorCode[] = [
  'auth/token-required',
  'auth/token-invalid',
  'auth/token-expired',
  'auth/claims-invalid',
  'auth/beyond-directory',
  'auth/signed-out',
  'auth/issuer-unavailable',
];

const byAuth: Readonly<Record<AuthRule, readonly EdgeErrorCode[]>> = {
  public: [],
  token,
  report: [...token.slice(1), 'request/key-required'],
  secret: [...token, 'auth/secret-invalid'],
  anyone: token.slice(1),
};

const ofBody: readonly EdgeErrorCode[] = [
  'request/invalid',
  'request/malformed',
  'request/not-utf-8',
  'request/charset',
  'request/too-large',
  'request/media-type',
];
const ofCommand: readonly EdgeErrorCode[] = [
  'access/forbidden',
  'request/key-invalid',
  'request/if-match-invalid',
  'command/conflict',
  'command/key-reused',
  'command/too-large',
  'store/unavailable',
  'store/keys-unavailable',
  'clock/disputed',
  'event/unknown-type',
];
const ofReadModel: readonly EdgeErrorCode[] = [
  'request/position-invalid',
  'read/foreign-position',
  'read/not-fresh',
  'read/parked',
];
const ofStream: readonly EdgeErrorCode[] = [
  'store/unavailable',
  'store/keys-unavailable',
  'event/unknown-type',
];

/** Every code that a route may answer with, from its rules and from what its document adds. */
export function codesOf(
  { auth, roles, readModels, stepUp, body, query, doc, refuses }: RouteFacts,
  path: string,
): readonly string[] {
  return [
    ...new Set<string>([
      ...(doc.refuses ?? []),
      ...refuses,
      ...byAuth[auth],
      ...(roles === undefined ? [] : (['access/forbidden'] as const)),
      ...(stepUp ? (['auth/step-up'] as const) : []),
      ...(body === undefined ? [] : ofBody),
      ...(query === undefined ? [] : (['request/invalid'] as const)),
      ...(path.includes('{id}') ? ofStream : []),
      ...(doc.command === undefined ? [] : ofCommand),
      ...(doc.command === 'step' ? (['command/revision-mismatch'] as const) : []),
      ...(readModels.length === 0 ? [] : ofReadModel),
      'rate/limited',
      'server/failed',
    ]),
  ];
}
