/** Every browser plays these. A type that names its codecs holds others than those that everybody has. */
const everywhere = ['audio/mpeg', 'audio/wav', 'audio/aac', 'audio/mp4', 'video/mp4'];
/** All but some, mostly older telephones of one maker. */
const mostly = ['audio/ogg', 'audio/webm', 'video/webm', 'video/quicktime'];

export type Plays = 'everywhere' | 'mostly' | 'nowhere';

export const playsIn = (mediaType: string): Plays =>
  everywhere.includes(mediaType) ? 'everywhere' : mostly.includes(mediaType) ? 'mostly' : 'nowhere';

/** `video/mp4; codecs="hvc1,mp4a"` without its codecs. */
export const plainType = (mediaType: string): string => mediaType.split(';')[0] ?? mediaType;
