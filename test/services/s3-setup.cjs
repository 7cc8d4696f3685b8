module.exports = require('./java-setup.cjs')('s3');
