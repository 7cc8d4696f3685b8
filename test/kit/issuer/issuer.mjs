// A certified OpenID Connect issuer in a process of its own, told by messages what happens to it.
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';

const RESOURCE = 'urn:suqiu:api';
const [port, logoutUri] = [Number(process.argv[2]), process.argv[3]];
const issuer = `http://127.0.0.1:${port}`;

let made = 0;
async function newKey() {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), use: 'sig', alg: 'ES256', kid: `key-${++made}` };
}

/** The newest signs; those before are published as long as they are here. */
let keys = [await newKey()];
let provider;
const calls = { discovery: 0, jwks: 0 };
/** What the token of a subject says besides. */
const claimsOf = new Map();
/** Of tokens that no page led to. */
const minted = new WeakMap();

function build() {
  provider = new Provider(issuer, {
    jwks: { keys },
    clients: [
      {
        client_id: 'suqiu-desk',
        client_secret: 'only-for-tests-of-this-service-0123456789',
        redirect_uris: [`${issuer}/landed`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
        backchannel_logout_uri: logoutUri,
        backchannel_logout_session_required: true,
      },
    ],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    extraTokenClaims: (_ctx, token) => minted.get(token) ?? claimsOf.get(token.accountId),
    features: {
      backchannelLogout: { enabled: true },
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => resourceServer,
      },
    },
    formats: {
      customizers: {
        jwt: (ctx, token, { payload }) => {
          const code = ctx?.oidc?.entities.AuthorizationCode;
          if (code?.authTime) payload.auth_time = code.authTime;
          if (token.sid) payload.sid = token.sid;
        },
      },
    },
    pkce: { required: () => false },
    // The default refuses addresses of this machine, where the tests' service is.
    fetch: (url, { dispatcher: _refusesLoopback, ...options }) => fetch(url, options),
    cookies: { keys: ['only-for-tests'] },
  });
}
const resourceServer = {
  scope: 'api',
  audience: 'suqiu',
  accessTokenFormat: 'jwt',
  accessTokenTTL: 600,
  jwt: { sign: { alg: 'ES256' } },
};
build();

let isUp = true;
const server = createServer((request, response) => {
  if (!isUp) return void request.socket.destroy();
  if (request.url === '/.well-known/openid-configuration') calls.discovery++;
  if (request.url === '/jwks') calls.jwks++;
  return void provider.callback()(request, response);
});

const does = {
  /** A new key signs at once; the ones before stay published, or go. */
  rotate: async ({ keep }) => {
    const next = await newKey();
    keys = keep ? [next, ...keys] : [next];
    build();
    return { kid: next.kid };
  },
  down: () => void (isUp = false),
  up: () => void (isUp = true),
  calls: () => ({ ...calls }),
  describe: ({ subject, claims }) => void claimsOf.set(subject, claims),
  /** By the issuer's own code, as after a sign-in. */
  sign: async ({ subject, claims, session, seconds = 600 }) => {
    const client = await provider.Client.find('suqiu-desk');
    const token = new provider.AccessToken({ accountId: subject, client, scope: 'api', sid: session });
    token.resourceServer = { ...resourceServer, identifier: () => RESOURCE };
    token.setAudience('suqiu');
    minted.set(token, claims);
    token.expiresIn = seconds;
    return { token: await token.save() };
  },
  /** Posts the logout token as when somebody ends their session here. */
  logout: async ({ subject, session }) => {
    const client = await provider.Client.find('suqiu-desk');
    await client.backchannelLogout(subject, session);
  },
};

process.on('message', ({ id, what, ...how }) => {
  Promise.resolve(does[what](how)).then(
    (answer) => process.send({ id, answer }),
    (error) => process.send({ id, fault: String(error?.stack ?? error) }),
  );
});
process.on('disconnect', () => process.exit(0));
server.listen(port, '127.0.0.1', () => process.send({ ready: true }));
