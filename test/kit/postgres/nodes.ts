import { randomBytes } from 'node:crypto';
import { freshFolder, removeFolder, startService, type Service, type ServiceOptions } from '../service';
import { freshSchema } from './server-under-test';

type Role = 'api' | 'runners' | 'both';

/** Several nodes of one county: their own processes on one schema of PostgreSQL, with one folder of attachments. */
export interface County {
  readonly folder: string;
  readonly connection: string;
  start(role: Role, options?: ServiceOptions): Promise<Service>;
  /** Of all nodes that were started. */
  close(): Promise<void>;
}

export async function county(env: Readonly<Record<string, string>> = {}): Promise<County> {
  const [schema, folder] = [await freshSchema(), freshFolder()];
  const { connection } = schema;
  const started: Service[] = [];
  const masterKey = randomBytes(32).toString('base64');
  return {
    folder,
    connection,
    start: async (role, options = {}) => {
      const service = await startService({
        folder,
        ...options,
        env: {
          ...{ ROLE: role, EVENT_STORE: 'postgres', DATABASE: 'postgres', POSTGRES_URL: connection },
          ...{ SUQIU_MASTER_KEY: masterKey, ...env, ...options.env },
        },
      });
      started.push(service);
      return service;
    },
    close: async () => {
      await Promise.all(started.map((service) => service.kill()));
      removeFolder(folder);
      await schema.drop();
    },
  };
}
