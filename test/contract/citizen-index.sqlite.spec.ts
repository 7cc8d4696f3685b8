import { primaryDataUnderTest } from '../support/sqlite-primary-data';
import { citizenIndexContract } from './citizen-index.contract';

citizenIndexContract('SQLite', () => primaryDataUnderTest((data) => data.citizens));
