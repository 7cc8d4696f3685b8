module.exports = async () => {
  require('./kafka-setup.cjs').stop();
  require('./postgres-setup.cjs').stop();
  require('./s3-setup.cjs').stop();
  require('./openbao-setup.cjs').stop();
};
