import { Text, TextInput } from '@mantine/core';
import { findPattern, LONGEST_PATTERN, patternProblem } from '@sendero/shared';
import { useState } from 'react';

interface Props {
  readonly pattern: string;
  readonly onChange: (pattern: string) => void;
}

/** A pattern, and a place to try it. */
export function PatternFields({ pattern, onChange }: Props) {
  const [tried, setTried] = useState('');
  const problem = patternProblem(pattern);
  const find = tried === '' || pattern === '' ? undefined : findPattern(pattern, tried);
  return (
    <>
      <TextInput
        label="Pattern"
        description="RE2 syntax, found anywhere in the text. Name a group to keep it: (?<number>\\d+)"
        placeholder="order (?<number>\\d+)"
        spellCheck={false}
        maxLength={LONGEST_PATTERN}
        value={pattern}
        error={problem}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <TextInput
        label="Try it"
        placeholder="What somebody could write"
        value={tried}
        onChange={(event) => setTried(event.currentTarget.value)}
      />
      {find !== undefined && problem === null && (
        <Text size="sm" c={find ? 'var(--success)' : 'dimmed'} role="status">
          {find ? foundText(find.found, find.groups) : 'Does not fit.'}
        </Text>
      )}
    </>
  );
}

function foundText(found: string, groups: Readonly<Record<string, string>>): string {
  const kept = Object.entries(groups).map(([name, value]) => `${name} = “${value}”`);
  return [`Fits: “${found}”`, ...kept].join(', ');
}
