import type { Imported } from '../reference';

/** For whoever starts a node whose files are older than what is in force. */
export const passedOverSentence = ({ document, version, inForce }: Imported['passedOver'][number]): string =>
  `the files of ${document} are version ${version}, and version ${inForce} is in force: a start never goes back. To ` +
  `put them into force again, stop and run: npm run reference -- publish ${document}`;
