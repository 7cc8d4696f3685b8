import { join } from 'node:path';

/** What lies where in a data folder. */
export const dataFiles = (folder: string) => ({
  log: join(folder, 'events.db'),
  primary: join(folder, 'primary.db'),
  readModels: join(folder, 'read-models.db'),
  masterKey: join(folder, 'master.key'),
  issuerKey: join(folder, 'token-issuer.json'),
});
