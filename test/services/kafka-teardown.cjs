module.exports = async () => require('./kafka-setup.cjs').stop();
