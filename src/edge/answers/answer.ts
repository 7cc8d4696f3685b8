import type { Position, Revision } from '../../kernel/ids';

/** A body with the headers that tell where it stands; `writeAnswers` adds `ETag` and `Suqiu-Position`. */
export class Answer<Body> {
  constructor(
    readonly body: Body,
    readonly stands: {
      readonly revision?: Revision | undefined;
      readonly position?: Position | undefined;
      /** Path of what was made, for `Location`. */
      readonly location?: string | undefined;
    } = {},
  ) {}
}

/** What a command answers, from its result. */
export const answered = <Body>(
  body: Body,
  result: { readonly revision: Revision; readonly position: Position },
  location?: string,
): Answer<Body> => new Answer(body, { revision: result.revision, position: result.position, location });
