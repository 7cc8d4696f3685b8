import { noticeStream, type NoticeSent } from '../../../src/appeals/notices/notice';
import type { Post } from '../../../src/appeals/notices/post-task';
import type { CommandOutcome } from '../../../src/kernel/ports/command-port';
import type { Task } from '../../../src/kernel/task';
import type { TaskPorts } from '../../../src/runtime/tasks';

export const T0 = '2026-07-01T00:00:00.000Z';

/** Channels as the specification has them: what they were handed, and what they do with it. */
export class Channels {
  readonly posts: Post[] = [];
  answer: (post: Post) => Promise<CommandOutcome> | CommandOutcome = () => Channels.taken;
  static readonly taken: CommandOutcome = { kind: 'done', revision: 0 as never, position: 0 as never };

  /** As the service's task does: posts, then records under an id that follows from the message. */
  readonly task: Task<TaskPorts> = {
    category: 'post',
    run: async (envelope, { send }) => {
      const post = envelope.command as Post;
      if (post.verb === 'post') {
        this.posts.push(post);
        const outcome = await this.answer(post);
        if (outcome.kind !== 'done') return outcome;
      }
      const { channel, target, message, notices, attempts } = post;
      const data = { ...told('a'), posted: { channel, target, message, notices, attempts } };
      const command =
        post.verb === 'post'
          ? { verb: 'sendNotice', data }
          : { verb: 'failNotice', data: { ...data, cause: post.cause } };
      return send({ ...envelope, stream: noticeStream(message), command });
    },
  };

  of(channel: Post['channel']): readonly Post[] {
    return this.posts.filter((post) => post.channel === channel);
  }
}

export const told = (appeal: string, to = 'centre-610921102'): NoticeSent['data'] =>
  ({
    ...{ appeal, number: '610921-20260701-0001', receivedAt: T0, moment: 'routed', source: 1, table: 1 },
    ...{ to: { kind: 'unit', id: to }, text: { key: 'k', box: 'b' } },
  }) as never;
