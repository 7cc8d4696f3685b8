import type { ErrorCode } from '../problems/codes';
import { appealMessages } from './appeal';
import { edgeMessages } from './edge';
import { engineMessages } from './engine';
import type { Message } from './message';

/** The one catalogue of messages. The compiler wants a row for every code. */
export const messages: Readonly<Record<ErrorCode, Message>> = {
  ...appealMessages,
  ...edgeMessages,
  ...engineMessages,
};
