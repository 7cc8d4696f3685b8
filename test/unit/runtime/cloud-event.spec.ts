import { CloudEvent, Kafka } from 'cloudevents';
import type { Revision } from '../../../src/kernel/ids';
import { instantOf } from '../../../src/kernel/time';
import type { PublicEvent } from '../../../src/kernel/public-events';
import { cloudEventOf } from '../../../src/runtime/relay/cloud-event';

const SOURCE = '/suqiu/610921';
const routed: PublicEvent = {
  topic: 'suqiu.appeal.lifecycle.v1',
  type: 'suqiu.appeal.routed.v1',
  id: '52b2dc7a-4d0d-4a4e-8d0e-3f6f6a4b6a11',
  subject: '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b',
  time: instantOf(Date.parse('2026-07-01T02:00:00Z')),
  sequence: 2 as Revision,
  data: { unit: '双河口镇', tier: 'town', about: { region: '610921101', round: 1 } },
};
const { sequence: _, ...counted } = routed;

/** As the library of the CloudEvents project writes it. */
const byTheLibrary = ({ id, type, subject, time, sequence, data }: PublicEvent) =>
  Kafka.structured(
    new CloudEvent({
      ...{ id, source: SOURCE, type, subject, time, data, datacontenttype: 'application/json' },
      ...(sequence === undefined ? {} : { sequence: String(sequence), sequencetype: 'Integer' }),
    }),
  );

describe('what others are told', () => {
  it.each([
    ['of an appeal', routed],
    ['of a count, which has no place in a sequence', counted],
  ])('%s is the CloudEvent that the library would write, to the byte', (_what, event) => {
    const { value, headers, key, topic } = cloudEventOf(event, SOURCE);
    const { body, headers: expected } = byTheLibrary(event);
    expect(value).toBe(String(body));
    expect(headers).toEqual(expected);
    expect([key, topic]).toEqual([event.subject, event.topic]);
  });
});
