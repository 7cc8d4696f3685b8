import { join } from 'node:path';
import { compose } from '../../src/app/composition';
import { features } from '../../src/app/features';
import type { RegionCode } from '../../src/kernel/ids';
import type { EventReader } from '../../src/kernel/ports/event-store';
import { Sealer } from '../../src/privacy';
import { importReferenceData, referenceSources, type ReferenceData } from '../../src/reference';
import type { CommandExecutor } from '../../src/runtime/executor';

export const COUNTY = '610921' as RegionCode;
const DEPLOY = join(__dirname, '../../deploy');

/** Brings Hanyin's files into force in this log. */
export const importHanyin = async (
  executor: Pick<CommandExecutor, 'execute' | 'load'>,
  reader: Pick<EventReader, 'readStream'>,
): Promise<ReferenceData> =>
  (
    await importReferenceData({
      executor,
      reader,
      sources: referenceSources,
      folder: DEPLOY,
      county: COUNTY,
      verbs: compose(features).verbs,
    })
  ).data;

const unused = (): never => {
  throw new Error('whoever seeds brings the keys, and opens nothing');
};

/** Seals under keys that are given to it. */
export const sealing: Pick<Sealer, 'seal'> = new Sealer({
  take: unused,
  find: unused,
  destroy: unused,
  close: unused,
});
