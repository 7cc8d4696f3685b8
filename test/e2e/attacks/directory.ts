import type { Caller } from '../../kit/api/caller';
import { filed, pole } from '../../kit/stories';
import { attack, firstOf, refused, type Kind } from './attack';
import type { Target } from './target';

const puxi = { sub: 'officer-centre-610921102', unit: 'centre-610921102', region: '610921102' };

/** Tries reading and writing with these claims: lists, one appeal, its history, a step, a report. */
async function everywhere(target: Target, by: Caller) {
  const { id } = await filed(target.people.reporter, pole());
  const routes = [
    ['GET', '/appeals', undefined],
    ['GET', `/appeals/${id}`, undefined],
    ['GET', `/appeals/${id}/history`, undefined],
    ['GET', '/queues/centre-610921', undefined],
    ['GET', '/directory/people', undefined],
    ['POST', `/appeals/${id}/recall`, { reason: '改派' }],
    ['POST', `/appeals/${id}/identity/reveal`, { purpose: '核实诉求人身份' }],
    ['POST', `/appeals/${id}/comments`, { text: '补充', visibleTo: 'staff' }],
  ] as const;
  return firstOf(
    routes,
    async ([method, path, body]) =>
      refused(await target.send(method, path, { by, body }), 403, 'auth/beyond-directory'),
    ([method, path]) => `${method} ${path}`,
  );
}
const claiming = (claims: object) => (target: Target) => everywhere(target, target.holding(claims));

export const directory: Kind = {
  kind: 'a sound token that claims more than the directory gives',
  attacks: [
    attack(
      'a subject that is in no directory, as county dispatcher',
      claiming({ sub: 'nobody', role: 'dispatcher', unit: 'centre-610921', region: '610921' }),
    ),
    attack(
      'a subject that every object has, as county dispatcher',
      claiming({ sub: 'constructor', role: 'dispatcher', unit: 'centre-610921', region: '610921' }),
    ),
    attack('an officer who claims to be auditor', claiming({ ...puxi, role: 'auditor' })),
    attack('an officer who claims to be admin', claiming({ ...puxi, role: 'admin' })),
    attack(
      'an officer who claims another unit',
      claiming({ ...puxi, role: 'officer', unit: 'centre-610921' }),
    ),
    attack('an officer who claims a wider region', claiming({ ...puxi, role: 'officer', region: '610921' })),
    attack(
      'a town’s supervisor who claims the county',
      claiming({
        ...{ sub: 'supervisor-610921102', role: 'supervisor' },
        ...{ unit: 'centre-610921102', region: '610921' },
      }),
    ),
    attack(
      'a grid worker who claims the whole town',
      claiming({ sub: 'grid-610921102206', role: 'grid-worker', region: '610921102' }),
    ),
  ],
};
