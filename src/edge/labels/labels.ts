/** Injection token of the `Vocabularies`: what every choice of edge and features is called. */
export const VOCABULARIES = Symbol('Vocabularies');
