import { SegmentedControl, Input } from '@mantine/core';
import { markColors, type MarkColor } from '@sendero/shared';
import { useId } from 'react';
import styles from './color-field.module.css';

export interface ColorFieldProps {
  readonly value: MarkColor;
  readonly onChange: (color: MarkColor) => void;
}

/** Chooses the colour of an agent or a label. */
export function ColorField({ value, onChange }: ColorFieldProps) {
  const labelId = useId();
  return (
    <div>
      <Input.Label id={labelId}>Colour</Input.Label>
      <SegmentedControl<MarkColor>
        aria-labelledby={labelId}
        fullWidth
        value={value}
        onChange={onChange}
        data={markColors.map((color) => ({
          value: color,
          label: <span className={styles.swatch} data-color={color} role="img" aria-label={color} />,
        }))}
      />
    </div>
  );
}
