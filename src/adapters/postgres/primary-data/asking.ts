import { PrimaryDataUnavailable } from '../../../kernel/ports/primary-data';
import { describeFault, faultOf } from '../faults';
import { runArrays, type Server } from '../server';

/**
 * Statements on the primary data. Each is harmless when it is done and nobody heard of it (keys stay unused, numbers
 * leave a gap, the same citizen is found), so that all are tried again while the server restarts.
 */
export class Asking {
  constructor(private readonly server: Server) {}

  /** Durable when it resolves. @throws PrimaryDataUnavailable */
  async rows<Row extends unknown[]>(text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    return (await this.run<Row>(text, values)).rows;
  }

  /** @returns whether it changed anything @throws PrimaryDataUnavailable */
  async changes(text: string, values: readonly unknown[]): Promise<boolean> {
    return ((await this.run(text, values)).rowCount ?? 0) > 0;
  }

  private async run<Row extends unknown[]>(text: string, values: readonly unknown[]) {
    const { server } = this;
    try {
      return await server.persist(() =>
        server.withClient((client) => runArrays<Row>(client, { text, values })),
      );
    } catch (error) {
      if (faultOf(error) === 'refused') throw error;
      throw new PrimaryDataUnavailable(
        `the primary data on PostgreSQL at ${server.address} cannot be reached: ${describeFault(error)}`,
        { cause: error },
      );
    }
  }
}
