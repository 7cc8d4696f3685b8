/**
 * What follows the whole log to keep something of it besides rows and sagas: how it does so is the runtime's matter,
 * which gives it lease, reading, checkpoint, status and stop.
 */
export interface Keeper<Ports, Following> {
  /** Of its runner. */
  readonly name: string;
  open(ports: Ports): Following;
}
