/**
 * How far the primary data had come: `generation` grows with each write that an event may need, and `session` names
 * the process that wrote. Of two copies that went on apart both may count as far, but no two have one session.
 */
export interface PrimaryMark {
  readonly session: string;
  readonly generation: number;
}
