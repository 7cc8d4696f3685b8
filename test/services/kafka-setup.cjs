module.exports = require('./server-setup.cjs')('kafka');
