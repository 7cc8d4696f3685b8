import { randomUUID } from 'node:crypto';
import { powerCut, unsigned } from '../../kit/stories';
import { attack, firstOf, refused, type Kind } from './attack';
import type { Target } from './target';

type Who = 'reporter' | 'nobody' | 'gridWorker' | 'county';
const reporter = { name: '赵玉芳', phone: '13891507701' };

/** A report of somebody that says it comes from elsewhere: each way of saying so. */
const saying = (who: Who, ways: readonly object[], body: object) => (target: Target) =>
  firstOf(
    ways,
    async (way) =>
      refused(
        await target.send('POST', '/appeals', {
          by: who === 'nobody' ? undefined : target.people[who],
          body: { ...body, ...way },
          headers: { 'idempotency-key': randomUUID() },
        }),
        403,
        'appeal/provenance-not-yours',
      ),
    JSON.stringify,
  );

const channels = (...names: readonly string[]) => names.map((channel) => ({ channel }));
const origins = (...names: readonly string[]) => names.map((origin) => ({ origin }));
const foreign = [
  ...channels('hotline', 'window', 'grid', 'kafka'),
  ...origins('device', 'patrol', 'visit'),
  { channel: 'kafka', origin: 'device' },
];
const grid = powerCut({ channel: 'grid', reporter });
const phoned = powerCut({ channel: 'hotline', reporter });

export const provenance: Kind = {
  kind: 'a report that says it comes from elsewhere than from whoever files it',
  attacks: [
    attack('a citizen, as device, patrol, visit, hotline or stream', saying('reporter', foreign, powerCut())),
    attack(
      'a citizen who leaves the service to the words',
      saying('reporter', foreign, { ...powerCut(), service: undefined }),
    ),
    attack('a caller without a token', saying('nobody', foreign, unsigned())),
    attack('a citizen without their name', saying('reporter', foreign, unsigned())),
    attack(
      'a grid worker, as device or hotline',
      saying(
        'gridWorker',
        [...channels('wechat', 'app', 'web', 'hotline', 'window', 'kafka'), ...origins('device')],
        grid,
      ),
    ),
    attack(
      'a dispatcher, as patrol, device or the citizen’s own app',
      saying(
        'county',
        [...channels('wechat', 'app', 'web', 'grid', 'kafka'), ...origins('device', 'patrol')],
        phoned,
      ),
    ),
  ],
};
