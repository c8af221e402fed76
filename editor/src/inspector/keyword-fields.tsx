import { SegmentedControl, Stack, TagsInput, Text } from '@mantine/core';
import type { Keywords } from './keywords-text';

const HOW = [
  { value: 'exact', label: 'Is exactly' },
  { value: 'contains', label: 'Contains' },
  { value: 'startsWith', label: 'Starts with' },
] as const satisfies readonly { value: Keywords['how']; label: string }[];

/** How a text is compared, and with which words. */
export function KeywordFields<K extends Keywords>({ value, onChange }: { value: K; onChange: (value: K) => void }) {
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label="How the words are compared"
        size="xs"
        fullWidth
        data={[...HOW]}
        value={value.how}
        onChange={(how) => onChange({ ...value, how })}
      />
      <TagsInput
        label="Words"
        description="Enter after each one. Capitals make no difference."
        splitChars={[',']}
        value={[...value.words]}
        onChange={(words) => onChange({ ...value, words: words.map((word) => word.trim()).filter(Boolean) })}
      />
      {value.words.length === 0 && (
        <Text size="sm" c="var(--warning)">
          Without a word nothing fits.
        </Text>
      )}
    </Stack>
  );
}
