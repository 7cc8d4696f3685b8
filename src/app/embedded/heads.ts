import { openHeadKey } from '../../adapters/files/head-key';
import { FileWitness } from '../../adapters/witness/file-witness';
import { TopicWitness } from '../../adapters/witness/topic-witness';
import { UrlWitness } from '../../adapters/witness/url-witness';
import type { Config } from '../../config/config';
import type { Messaging } from '../../kernel/ports/messaging';
import type { HeadKeeping } from '../../runtime/runners/keepers';

type Settings = Config['heads'];

/** What signs the log and who keeps its heads, as the configuration says. */
export const headKeeping = (settings: Settings, messaging: Messaging | undefined): HeadKeeping => {
  const { witnessFile, witnessUrls, topic, county, events, minutes } = settings;
  return {
    signer: () => openHeadKey(settings),
    witnesses: [
      ...(witnessFile === undefined ? [] : [new FileWitness(witnessFile)]),
      ...witnessUrls.map((url) => new UrlWitness(url)),
      ...(topic === undefined || messaging === undefined ? [] : [new TopicWitness(messaging, topic, county)]),
    ],
    ...{ events, minutes },
  };
};

/** Where keys are not made by themselves, nobody is served before there is one. @throws Error in a sentence */
export async function requireHeadKey(settings: Settings): Promise<void> {
  if (!settings.mayMakeKey) await openHeadKey(settings);
}
