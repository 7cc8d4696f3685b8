export interface EmmettEvent {
  readonly type: string;
  readonly data: object;
}

/** Emmett's SQLite store as it ships, at WAL and `synchronous=FULL`. */
export interface Emmett {
  append(stream: string, events: readonly EmmettEvent[]): Promise<unknown>;
  /** Its command handler: loads and folds the stream, decides, appends with the expected version. */
  handle<State>(
    stream: string,
    decider: {
      readonly evolve: (state: State, event: EmmettEvent) => State;
      readonly initialState: () => State;
      readonly decide: (state: State) => EmmettEvent;
    },
  ): Promise<unknown>;
}

export function openEmmett(file: string): Promise<Emmett>;
