import { CloudEvent, Kafka } from 'cloudevents';
import type { OutgoingMessage } from '../../kernel/ports/messaging';
import type { PublicEvent } from '../../kernel/public-events';

/** As a structured CloudEvent 1.0; the same event gives the same bytes. @throws Error when it is none */
export function cloudEventOf(event: PublicEvent, source: string): OutgoingMessage {
  const { topic, type, id, subject, time, sequence, data } = event;
  const structured = Kafka.structured(
    new CloudEvent({
      ...{ id, source, type, subject, time, data },
      datacontenttype: 'application/json',
      ...(sequence === undefined ? {} : { sequence: String(sequence), sequencetype: 'Integer' }),
    }),
  );
  return {
    topic,
    key: subject,
    value: String(structured.body),
    headers: structured.headers as Readonly<Record<string, string>>,
  };
}
