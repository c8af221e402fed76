module.exports = {
  ...require('../jest.preset.js'),
  displayName: 'simulator',
  testMatch: ['<rootDir>/{src,phone/src}/**/*.(spec|int-spec).ts'],
};
