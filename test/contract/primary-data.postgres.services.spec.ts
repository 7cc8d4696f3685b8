import { postgresPrimaryData } from '../kit/postgres/primary-data';
import { onPostgres } from '../kit/postgres/server-under-test';
import { citizenIndexContract } from './citizen-index.contract';
import { keyStoreContract } from './key-store.contract';
import { numberBlocksContract } from './number-blocks.contract';
import { uploadLedgerContract } from './upload-ledger.contract';

onPostgres('the contracts of the primary data on PostgreSQL', () => {
  keyStoreContract('PostgreSQL', () => postgresPrimaryData(({ keys }) => keys));
  citizenIndexContract('PostgreSQL', () => postgresPrimaryData(({ citizens }) => citizens));
  numberBlocksContract('PostgreSQL', () => postgresPrimaryData(({ numbers }) => numbers));
  uploadLedgerContract('PostgreSQL', () => postgresPrimaryData(({ uploads }) => uploads));
});
