import { eventually } from '../../test/kit/eventually';
import { measured, type Measured } from '../../test/kit/measured';
import { storedIn, untaken, type Sending } from './brokers';
import { settled } from './settled';
import type { Town, World } from './world';

export const INTAKE_TOPIC = 'suqiu.intake.v1';
const DEAD_LETTERS = 'suqiu.intake.v1.dlq';
export const GROUP = 'suqiu-intake';
/** The account of the hotline, and its key at the brokers. */
export const HOTLINE = { account: 'client-12345', key: '12345' };
export const PARTITIONS = 6;

export interface Item {
  readonly id: string;
  readonly case: string;
  readonly words: string;
  readonly place: { readonly region: string };
  readonly service: string;
  readonly reporter: { readonly name: string; readonly phone: string };
}

/** One report of a case of its own. */
export const item = (name: string, at: number, towns: readonly Town[]): Item => ({
  ...{
    id: `${name}-${at}-1`,
    case: `${name}-${at}`,
    service: at % 3 === 0 ? 'infrastructure-power' : 'direct-line',
  },
  words: `三组的变压器昨晚起火，现在整组停电，第${at + 1}件`,
  place: { region: towns[at % towns.length]!.village },
  reporter: { name: '赵小兰', phone: `137091${String(50_000 + (at % 200))}` },
});

export const message = ({ id, ...data }: Item, partition: number): Sending => ({
  key: HOTLINE.key,
  partition,
  value: JSON.stringify({
    ...{ specversion: '1.0', id, source: '/12345', type: 'suqiu.intake.reported.v1' },
    data,
  }),
});

/** Until nothing waits at the brokers, and all of it is shown. */
export async function allTaken(address: string, { client }: World, withinMs = 180_000): Promise<void> {
  await eventually(
    () => untaken(address, GROUP, INTAKE_TOPIC),
    (count) => count === 0,
    withinMs,
  );
  await settled(client, withinMs);
}

/** What can never be taken; none of what a proof sends is such. */
export async function* noneSetAside(named: string, address: string): AsyncIterable<Measured> {
  const letters = await storedIn(address, [DEAD_LETTERS]);
  for (const { reason } of letters.slice(0, 3)) console.error(`set aside: ${reason}`);
  yield measured(`${named}: messages set aside`, letters.length, 'messages', '= 0');
}
