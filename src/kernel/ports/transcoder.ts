/** Makes of sound and video what every browser plays, with a tool that an operator may have put there. */
export interface Transcoder {
  /** M4A. @throws TranscodingFailed */
  sound(bytes: Buffer, mediaType: string): Promise<Buffer>;
  /** MP4. @throws TranscodingFailed */
  video(bytes: Buffer, mediaType: string): Promise<Buffer>;
  /** A JPEG of its beginning. @throws TranscodingFailed */
  firstPicture(bytes: Buffer, mediaType: string): Promise<Buffer>;
}

/** The tool could not, took too long, or made too much. */
export class TranscodingFailed extends Error {
  override readonly name = 'TranscodingFailed';
}
