// Writes this Jest run's totals into the folder named by TEST_TOTALS, so that the test command can print one sum.
const fs = require('node:fs');
const path = require('node:path');

module.exports = class TotalsReporter {
  constructor({ rootDir }) {
    this.project = path.basename(rootDir);
  }

  onRunComplete(_contexts, results) {
    const folder = process.env.TEST_TOTALS;
    if (!folder) return;
    const totals = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    fs.writeFileSync(path.join(folder, `${this.project}.json`), JSON.stringify(totals));
  }
};
