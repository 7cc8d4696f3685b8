import { attachmentKinds } from '../kernel/attachment';
import type { Feature } from '../kernel/feature';
import { vocabularyOf } from '../kernel/vocabulary';
import { attachmentErrors } from './errors';

/** Photos and voice. They are in no stream of their own: events name them. */
export const attachmentsFeature: Feature = {
  name: 'attachments',
  errors: attachmentErrors,
  labels: {
    AttachmentKind: vocabularyOf(attachmentKinds, {
      photo: ['照片', 'Photo'],
      voice: ['录音', 'Voice'],
      video: ['视频', 'Video'],
      document: ['文书', 'Paper'],
    }),
    AttachmentVariant: vocabularyOf(['original', 'thumbnail', 'playable'], {
      original: ['原文件', 'Original'],
      thumbnail: ['缩略图', 'Thumbnail'],
      playable: ['可直接播放', 'Playable'],
    }),
  },
  routes: async () => (await import('./attachments.module')).AttachmentsModule,
};
