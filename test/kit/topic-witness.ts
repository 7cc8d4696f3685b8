import { TopicWitness } from '../../src/adapters/witness/topic-witness';
import type { Messaging } from '../../src/kernel/ports/messaging';
import type { WitnessUnderTest } from '../contract/witness.contract';
import { fresh } from './kafka/broker-under-test';

/** A topic that holds nothing, and who reads it. */
export async function topicWitnessUnderTest(topic: string, messaging: Messaging): Promise<WitnessUnderTest> {
  const heard: string[] = [];
  await messaging.subscribe({
    topic,
    group: fresh('audit-office'),
    take: async (messages) => void heard.push(...messages.map(({ value }) => value)),
  });
  const on = (name: string) => new TopicWitness(messaging, name, '610921');
  return {
    witness: on(topic),
    again: () => on(topic),
    unreachable: on(fresh('nowhere')),
    kept: async () => heard,
    close: () => messaging.close(),
  };
}
