import { primaryDataUnderTest } from '../kit/sqlite-primary-data';
import { numberBlocksContract } from './number-blocks.contract';

numberBlocksContract('SQLite', () => primaryDataUnderTest((data) => data.numbers));
