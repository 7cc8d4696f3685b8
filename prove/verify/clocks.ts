/** A deadline as the event that starts or changes it has it, whole. */
export interface Deadline {
  readonly id: string;
  readonly kind: string;
  readonly owner: string;
  readonly dueAt: string;
}

/** What any event of an appeal may do to its clocks. */
export interface Clocks {
  readonly started?: readonly Deadline[];
  readonly changed?: readonly Deadline[];
  readonly met?: readonly string[];
  readonly stopped?: readonly string[];
  readonly paused?: readonly string[];
}
