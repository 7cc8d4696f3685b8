import { attack, firstOf, refused, type Kind } from './attack';
import type { Target } from './target';

const officer = {
  sub: 'officer-centre-610921102',
  role: 'officer',
  unit: 'centre-610921102',
  region: '610921102',
};
const list = (target: Target, claims: object, header?: object) =>
  target.send('GET', '/appeals', { by: target.holding(claims, header) });

export const tokens: Kind = {
  kind: 'a token that is no access token, or not soundly signed',
  attacks: [
    attack('a token that ends after the last day that there is', (target) =>
      firstOf([9e15, Number.MAX_SAFE_INTEGER, 1e300, -1], async (exp) =>
        refused(await list(target, { ...officer, exp }), 401),
      ),
    ),
    attack('a key of 1024 bits that the issuer publishes', async (target) =>
      refused(
        await target.send('GET', '/appeals', { by: target.weaklySigned(officer) }),
        401,
        'auth/token-invalid',
      ),
    ),
    attack('a refresh or identity token, by the type in its header', (target) =>
      firstOf(['Refresh', 'refresh+jwt', 'id_token', 'id+jwt', 'logout+jwt', 'dpop+jwt'], async (typ) =>
        refused(await list(target, officer, { typ }), 401, 'auth/token-invalid'),
      ),
    ),
    attack('a refresh or identity token, by the type in its claims', (target) =>
      firstOf(
        [{ typ: 'Refresh' }, { typ: 'ID' }, { typ: 'Offline' }, { token_use: 'id' }],
        async (said) => refused(await list(target, { ...officer, ...said }), 401, 'auth/claims-invalid'),
        JSON.stringify,
      ),
    ),
  ],
};
