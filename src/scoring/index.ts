export {
  indexScoring,
  noScoring,
  validateScoring,
  type Component,
  type Group,
  type Members,
  type Scoring,
  type ScoringDocument,
} from './domain/document';
export { measures, unitOf, type Input, type Inputs, type Measure } from './domain/measures';
export { ranked, scoreOf, type Placed, type Scored } from './domain/score';
