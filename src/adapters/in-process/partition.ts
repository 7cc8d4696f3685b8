import { hash } from 'node:crypto';

/** Messages of one key keep to one partition. */
export const partitionOf = (key: string, partitions: number): number =>
  parseInt(hash('sha256', key, 'hex').slice(0, 8), 16) % partitions;
