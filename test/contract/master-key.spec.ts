import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { masterKeyGiven, masterKeyInFile } from '../../src/adapters/files/master-key-source';
import { TransitMasterKey } from '../../src/adapters/transit/master-key';
import { placeInMemory } from '../kit/transit/places';
import { TransitStandIn } from '../kit/transit/stand-in';
import { temporaryFolder } from '../kit/temporary-folder';
import { describeMasterKeySource } from './master-key.contract';

describe('the master key in a file', () => {
  describeMasterKeySource(async () => {
    const [here, there] = [temporaryFolder(), temporaryFolder()];
    return {
      open: () => masterKeyInFile(join(here, 'master.key')),
      elsewhere: () => masterKeyInFile(join(there, 'master.key')),
    };
  });
});

describe('the master key in the environment', () => {
  describeMasterKeySource(async () => {
    const [here, there] = [randomBytes(32), randomBytes(32)];
    return { open: () => masterKeyGiven(here), elsewhere: () => masterKeyGiven(there) };
  });
});

describe('the master key wrapped by a transit engine, a stand-in', () => {
  describeMasterKeySource(async () => {
    const server = await TransitStandIn.start();
    const settings = {
      ...{ address: server.address, mount: 'transit', key: 'suqiu' },
      ...{ token: { given: server.token }, timeoutMs: 2_000, lentForMs: 60_000 },
    };
    const [here, there] = [placeInMemory(), placeInMemory()];
    return {
      open: () => new TransitMasterKey(settings, here, () => undefined),
      elsewhere: () => new TransitMasterKey(settings, there, () => undefined),
      seen: here.now,
      close: () => server.stop(),
    };
  });
});
