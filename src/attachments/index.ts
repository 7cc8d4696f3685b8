export * from './errors';
export { ATTACHMENT_LIMITS, type AttachmentLimits } from './settings';
