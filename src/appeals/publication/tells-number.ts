/** A telephone or an ID number, however it is typed. */
const NUMBER = /(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/;

/** Whether a text that many read has somebody's number in it. */
export const tellsNumber = (text: string): boolean =>
  NUMBER.test(text.normalize('NFKC').replaceAll(/(?<=\d)[\s-]+(?=[\dXx])/g, ''));
