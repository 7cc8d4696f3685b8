import { messages } from '../messages/catalogue';
import type { ErrorCode } from './codes';

/** Every code, as the message catalogue lists them: the compiler holds that table complete. */
export const allErrorCodes = Object.keys(messages) as readonly ErrorCode[];

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(messages, code);
