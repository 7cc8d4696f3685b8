export { headsStream } from './domain/heads';
