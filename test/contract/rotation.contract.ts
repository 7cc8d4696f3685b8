import { randomBytes } from 'node:crypto';
import type { DataKey, PrimaryData } from '../../src/kernel/ports/primary-data';
import { eventually } from '../kit/eventually';

/** Which master keys a start is given. */
export interface MasterKeys {
  readonly masterKey: Buffer;
  readonly otherKey?: Buffer | undefined;
}

export interface RotatedData {
  /** The same data each time; whoever opens it closes it. */
  open(keys: MasterKeys): Promise<PrimaryData>;
  close(): Promise<void>;
}

const plain = (key: DataKey | undefined) => key?.secret.toString('hex');
const ALL = 'all keys lie under the present master key';

/** As a start does it. */
export const beginsToRotate = async ({ rotation }: PrimaryData, { masterKey, otherKey }: MasterKeys) => {
  const root = await rotation.root(rotation.isWrittenUnderOther && otherKey ? otherKey : masterKey);
  rotation.begin(root, (error) => {
    throw error;
  });
  return root;
};

export const isRotated = ({ rotation }: PrimaryData): Promise<unknown> =>
  eventually(
    () => rotation.standing() ?? '',
    (said) => said.includes(ALL),
    30_000,
  );

/** A new master key, on data that holds keys already. */
export function rotationContract(adapter: string, made: () => Promise<RotatedData>): void {
  describe(`the master key on ${adapter}`, () => {
    const [old, fresh] = [randomBytes(32), randomBytes(32)];
    const both: MasterKeys = { masterKey: fresh, otherKey: old };
    let rotated: RotatedData;
    beforeEach(async () => (rotated = await made()));
    afterEach(() => rotated.close());

    const used = async <T>(keys: MasterKeys, work: (data: PrimaryData) => Promise<T>): Promise<T> => {
      const data = await rotated.open(keys);
      return work(data).finally(() => data.close());
    };
    const written = (count: number) =>
      used({ masterKey: old }, async (data) => {
        await beginsToRotate(data, { masterKey: old });
        return Promise.all(Array.from({ length: count }, () => data.keys.take()));
      });
    const found = async ({ keys }: PrimaryData, taken: readonly DataKey[]) => {
      for (const key of taken) expect(plain(await keys.find(key.id))).toBe(plain(key));
    };

    it('opens every key under either on the way, and under the new one alone when it is done', async () => {
      const taken = await written(40);
      await used(both, async (data) => {
        expect(data.rotation.isWrittenUnderOther).toBe(true);
        await found(data, taken);
        await beginsToRotate(data, both);
        await isRotated(data);
        await found(data, taken);
      });
      await used({ masterKey: fresh }, (data) => found(data, taken));
      await expect(rotated.open({ masterKey: old })).rejects.toThrow('is the key from before');
    });

    it('keeps what is derived from the first one, whichever comes after', async () => {
      await written(1);
      const root = await used(both, async (data) => {
        const kept = await beginsToRotate(data, both);
        await isRotated(data);
        return kept;
      });
      expect(root.equals(old)).toBe(true);
      await used({ masterKey: fresh }, async ({ rotation }) =>
        expect((await rotation.root(fresh)).equals(old)).toBe(true),
      );
    });

    it('goes on where a stop ended it', async () => {
      const taken = await written(1_300);
      await used(both, (data) => beginsToRotate(data, both));
      await used(both, async (data) => {
        await beginsToRotate(data, both);
        await isRotated(data);
      });
      await used({ masterKey: fresh }, (data) => found(data, taken));
    });

    it('destroys a key on the way for good', async () => {
      const taken = await written(600);
      const gone = taken.filter((_, at) => at % 100 === 0);
      await used(both, async (data) => {
        await beginsToRotate(data, both);
        for (const { id } of gone) await data.keys.destroy(id);
        await isRotated(data);
      });
      await used({ masterKey: fresh }, async ({ keys }) => {
        for (const { id } of gone) expect(await keys.find(id)).toBeUndefined();
      });
    });

    it('that is to come can be named before: nothing changes until it is the present one', async () => {
      const taken = await written(40);
      const coming: MasterKeys = { masterKey: old, otherKey: fresh };
      await used(coming, async (data) => {
        await beginsToRotate(data, coming);
        expect(data.rotation.isWrittenUnderOther).toBe(false);
        await found(data, taken);
      });
      // Whoever changes their mind goes back.
      await used({ masterKey: old }, (data) => found(data, taken));
      await used(both, async (data) => {
        await beginsToRotate(data, both);
        await isRotated(data);
      });
      await used({ masterKey: fresh }, (data) => found(data, taken));
    });

    it('opens nothing when it is another one', async () => {
      await written(1);
      await expect(rotated.open({ masterKey: randomBytes(32) })).rejects.toThrow('under another master key');
      await expect(rotated.open({ masterKey: randomBytes(32), otherKey: fresh })).rejects.toThrow(
        'under another master key',
      );
    });
  });
}
