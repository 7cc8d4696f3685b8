import type { NoticeChannel, OutgoingNotice, PostOutcome } from '../../kernel/ports/notice-channel';

/** A line in the log for each notice, as a receiver would get it: for development, which has no gateway. */
export class LogChannel implements NoticeChannel {
  constructor(private readonly write: (facts: object, message: string) => void) {}

  async post({ id, message }: OutgoingNotice): Promise<PostOutcome> {
    this.write({ id, notice: JSON.parse(message.value) as unknown }, 'notice');
    return { kind: 'taken' };
  }
}
