import type { KeyStore } from '../kernel/ports/primary-data';
import { Sealer } from '../privacy';
import type { TaskPorts } from '../runtime/tasks';

/** What tasks seal, under a key of whoever it is about, and what they open for who is to be told it. */
export function sealingWith(keys: KeyStore): Pick<TaskPorts, 'seal' | 'open'> {
  const sealer = new Sealer(keys);
  return {
    seal: async (id, value) => {
      const key = await keys.find(id);
      return key && sealer.seal(key, value);
    },
    open: (sealed) => sealer.open(sealed),
  };
}
