/** What PDF is made of (ISO 32000-1, 7.3). Numbers, `true` and the like stay as they were written. */
export type Value = Word | Name | Text | List | Dict | Stream | Ref;

export interface Word {
  readonly type: 'word';
  readonly word: string;
}
export interface Name {
  readonly type: 'name';
  /** Decoded: `/JavaScript` can be spelt in many ways. */
  readonly name: string;
}
export interface Text {
  readonly type: 'text';
  /** With its brackets. */
  readonly raw: Buffer;
}
export interface List {
  readonly type: 'list';
  readonly items: readonly Value[];
}
export interface Dict {
  readonly type: 'dict';
  readonly entries: ReadonlyMap<string, Value>;
}
export interface Stream {
  readonly type: 'stream';
  readonly dict: Dict;
  readonly data: Buffer;
}
export interface Ref {
  readonly type: 'ref';
  readonly number: number;
}

export const NULL: Word = { type: 'word', word: 'null' };

export const nameIn = (dict: Dict, key: string): string | undefined => {
  const value = dict.entries.get(key);
  return value?.type === 'name' ? value.name : undefined;
};

/** A whole number that is not negative. */
export const numberIn = (dict: Dict, key: string): number | undefined => {
  const value = dict.entries.get(key);
  return value?.type === 'word' && /^\d{1,10}$/.test(value.word) ? Number(value.word) : undefined;
};
