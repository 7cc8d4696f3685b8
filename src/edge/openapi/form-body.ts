/** What is sent as a form of one field, as other standards have it. */
export const formOf = (field: string) => {
  const schema = { type: 'object', required: [field], properties: { [field]: { type: 'string' } } };
  return { requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema } } } };
};
