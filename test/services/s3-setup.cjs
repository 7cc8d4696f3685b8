module.exports = require('./server-setup.cjs')('s3');
