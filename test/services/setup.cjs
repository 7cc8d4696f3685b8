module.exports = async () => {
  await require('./kafka-setup.cjs')();
  await require('./postgres-setup.cjs')();
  await require('./s3-setup.cjs')();
  await require('./openbao-setup.cjs')();
};
