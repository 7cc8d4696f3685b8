module.exports = require('./java-setup.cjs')('kafka');
