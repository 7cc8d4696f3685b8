export {
  indexNotices,
  noNotices,
  validateNotices,
  type NoticeRule,
  type Notices,
  type NoticesDocument,
} from './domain/document';
export { noticeChannels, type NoticeChannelName, type QuietHours, type Waits } from './domain/channels';
export { goesOutAt, type Waiting } from './domain/waiting';
export {
  audiences,
  moments,
  tellings,
  textFields,
  type Audience,
  type Moment,
  type TextField,
} from './domain/moments';
export { filledIn, namesDuty, type Values } from './domain/template';
