import fc from 'fast-check';
import { NO_STREAM } from '../../src/kernel/ids';
import type { EventToAppend } from '../../src/kernel/ports/event-store';
import { anEvent, at, newStream, readOn } from '../contract/event-store.given';
import { serverUnderTest, type ServerUnderTest } from '../kit/kurrentdb/server-under-test';
import { endOf, Stores } from '../kit/kurrentdb/stores';
import { ranOn } from '../kit/ran-on';

/** JSON texts that a parser and a serialiser between them would not give back as they were. */
const ODD = [
  '1e21', '1E+2', '1.0', '-0', '5e-324', '0.1e1', '123456789012345678901234567890', '1.7976931348623157e308',
  '{"10":1,"9":2,"a":3}', '{"b":1,"a":2,"b":3}', '{"__proto__":{"x":1}}', '{ "a" : [ 1 , 2 ] }', '\t[1]\n',
  '"\\u0041"', '"\\ud800"', '"\\/"', '"\u2028\u2029\ufeff"', '"e\u0301 é 𠮷 👨‍👩‍👧 \u202e"', '"汉阴县蒲溪镇盘龙村"',
  '{"constructor":1,"toString":null}', 'null', 'true', '""', '{}', '[]', '"{\\"a\\":1}"',
]; // prettier-ignore

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  { weight: 3, arbitrary: fc.json({ maxDepth: 5, stringUnit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 200 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0, max: 600 }).map((count) => JSON.stringify('诉\n求'.repeat(count))),
  },
  { weight: 2, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map(String) },
);

/** The whole proof is of the servers' tests: a tenth of it tells an adapter that loses bytes as well. */
const COUNT = process.env['SUQIU_TEST_SERVICES'] || process.env['SUQIU_TEST_KURRENTDB'] ? 10_000 : 1_000;
const GROUP = 200;

describe('what is appended to KurrentDB', () => {
  let server: ServerUnderTest;
  const stores = new Stores();
  beforeAll(async () => {
    server = await serverUnderTest();
    ranOn(`the byte-for-byte proof over ${COUNT} events`, server.name);
  }, 180_000);
  afterAll(async () => {
    await stores.close();
    await server.stop();
  });

  it(`comes back byte for byte, data and metadata, by stream and by log, over ${COUNT} odd events`, async () => {
    const store = await stores.open(server.connection, { silence: 10_000, patience: 20_000 });
    const before = await endOf(store);
    const stream = newStream();
    const told: EventToAppend[] = fc
      .sample(fc.tuple(text, text), { numRuns: COUNT, seed: 20_261_127 })
      .map(([data, metadata]) => ({ ...anEvent(), data, metadata }));
    for (let from = 0; from < COUNT; from += GROUP)
      await store.append(stream, from === 0 ? NO_STREAM : at(from - 1), told.slice(from, from + GROUP));
    const readings = [
      await store.readStream(stream, at(0), COUNT + 1),
      (await readOn(store, before, 500)).filter((event) => event.stream === stream),
    ];
    for (const stored of readings) {
      expect(stored).toHaveLength(COUNT);
      const changed = told.filter(
        ({ data, metadata }, index) => stored[index]?.data !== data || stored[index].metadata !== metadata,
      );
      expect(changed).toEqual([]);
    }
    const different = new Set(told.map(({ data }) => data)).size;
    expect(different).toBeGreaterThan(COUNT / 3);
  }, 180_000);
});
