import { primaryDataUnderTest } from '../kit/sqlite-primary-data';
import { uploadLedgerContract } from './upload-ledger.contract';

uploadLedgerContract('SQLite', () => primaryDataUnderTest((data) => data.uploads));
