import { primaryDataUnderTest } from '../kit/sqlite-primary-data';
import { citizenIndexContract } from './citizen-index.contract';

citizenIndexContract('SQLite', () => primaryDataUnderTest((data) => data.citizens));
