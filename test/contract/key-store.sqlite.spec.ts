import { primaryDataUnderTest } from '../kit/sqlite-primary-data';
import { keyStoreContract } from './key-store.contract';

keyStoreContract('SQLite', () => primaryDataUnderTest((data) => data.keys));
