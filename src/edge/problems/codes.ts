import { edgeProblems } from '../messages/edge';
import { engineProblems } from '../messages/engine';
import { fieldMessages } from '../messages/fields';

/** What the edge and the engines under it refuse with. Features bring their own. */
export const ownProblems = { ...edgeProblems, ...engineProblems };
export type EdgeErrorCode = keyof typeof ownProblems;

/** What may be wrong with one field; of several faults the first of these is told. */
export type FieldCode = keyof typeof fieldMessages;
export const fieldCodes = Object.keys(fieldMessages) as readonly FieldCode[];
