export {
  indexNotices,
  noNotices,
  validateNotices,
  type NoticeRule,
  type Notices,
  type NoticesDocument,
} from './domain/document';
export {
  audiences,
  moments,
  tellings,
  textFields,
  type Audience,
  type Moment,
  type TextField,
} from './domain/moments';
export { filledIn, type Values } from './domain/template';
