// Lints texts as if they stood in the files named with them: [{ file, text }] in, the broken rules of each out, as JSON.
// A program of its own because Jest cannot load ESLint's settings.
import { ESLint } from 'eslint';
import { text as textOf } from 'node:stream/consumers';
import { root } from './workspace.mjs';

const eslint = new ESLint({ cwd: root });
const results = [];
for (const { file, text } of JSON.parse(await textOf(process.stdin))) {
  const [result] = await eslint.lintText(text, { filePath: `${root}/${file}` });
  results.push(result.messages.map(({ ruleId, message }) => `${ruleId ?? 'parser'}: ${message}`));
}
console.log(JSON.stringify(results));
