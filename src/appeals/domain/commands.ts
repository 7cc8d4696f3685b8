import type { Commands, Verb } from './verbs';

export type { Commands, Verb };
export type Command = { readonly [V in Verb]: { readonly verb: V; readonly data: Commands[V] } }[Verb];
export type CommandOf<V extends Verb> = { readonly verb: V; readonly data: Commands[V] };
