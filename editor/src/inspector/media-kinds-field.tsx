import { Checkbox, Group } from '@mantine/core';
import type { MediaKind } from '@sendero/shared';
import { MEDIA_KINDS } from '../nodes/receive/answer-match';

interface Props {
  /** At least one. */
  readonly kinds: readonly MediaKind[];
  readonly onChange: (kinds: readonly MediaKind[]) => void;
}

/** Which kinds of files fit; the last one cannot be taken out. */
export function MediaKindsField({ kinds, onChange }: Props) {
  return (
    <Checkbox.Group
      label="Kinds"
      value={[...kinds]}
      onChange={(chosen) => {
        const left = MEDIA_KINDS.map(({ value }) => value).filter((kind) => chosen.includes(kind));
        if (left.length > 0) onChange(left);
      }}
    >
      <Group gap="sm" mt={4}>
        {MEDIA_KINDS.map(({ value, label }) => (
          <Checkbox key={value} value={value} label={label} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
