import { primaryDataUnderTest } from '../support/sqlite-primary-data';
import { keyStoreContract } from './key-store.contract';

keyStoreContract('SQLite', () => primaryDataUnderTest((data) => data.keys));
