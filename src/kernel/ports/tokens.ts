/** Under these names the composition provides the ports; whoever needs one asks for it in its constructor. */
export const EVENT_STORE = Symbol('EventStore');
export const CLOCK = Symbol('Clock');
export const KEY_STORE = Symbol('KeyStore');
export const CITIZEN_INDEX = Symbol('CitizenIndex');
export const NUMBER_BLOCKS = Symbol('NumberBlocks');
export const ATTACHMENT_STORE = Symbol('AttachmentStore');
export const DERIVED_STORE = Symbol('DerivedStore');
export const UPLOAD_LEDGER = Symbol('UploadLedger');
/** May be nothing: where one process answers all. */
export const RATE_COUNTS = Symbol('RateCounts');
/** May be nothing: the way to other systems. */
export const MESSAGING = Symbol('Messaging');
/** May be nothing: an operator has to put the tool there. */
export const TRANSCODER = Symbol('Transcoder');
/** What this process is called among those that share the data: where only one can have it, always the same. */
export const NODE_NAME = Symbol('NodeName');
/** What was derived from the master key, by purpose. */
export const SECRETS = Symbol('Secrets');
/** Writes workbooks. */
export const SHEETS = Symbol('Sheets');
/** Cuts what people write into words. */
export const SEGMENTER = Symbol('Segmenter');
