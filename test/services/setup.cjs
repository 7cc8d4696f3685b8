module.exports = async () => {
  await require('./kafka-setup.cjs')();
  await require('./postgres-setup.cjs')();
};
