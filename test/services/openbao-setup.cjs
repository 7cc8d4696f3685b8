module.exports = require('./server-setup.cjs')('openbao');
