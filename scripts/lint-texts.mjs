// Lints texts as if they stood in the files named with them: [{ file, text, byTypes }] in, the broken rules of each out,
// as JSON. Types are worked out only for texts that say `byTypes`: that reads the whole project of the file.
// A program of its own because Jest cannot load ESLint's settings.
import { ESLint } from 'eslint';
import { text as textOf } from 'node:stream/consumers';
import tseslint from 'typescript-eslint';
import { root } from './workspace.mjs';

const typed = new ESLint({ cwd: root });
const untyped = new ESLint({ cwd: root, overrideConfig: tseslint.configs.disableTypeChecked });
const results = [];
for (const { file, text, byTypes } of JSON.parse(await textOf(process.stdin))) {
  const [result] = await (byTypes ? typed : untyped).lintText(text, { filePath: `${root}/${file}` });
  results.push(result.messages.map(({ ruleId, message }) => `${ruleId ?? 'parser'}: ${message}`));
}
console.log(JSON.stringify(results));
