import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import type { NodeConfig } from '@sendero/shared';
import { IconArrowsShuffle, IconPlus } from '@tabler/icons-react';
import { CaseCard } from '../../inspector/case-card';
import { CheckedTextInput, notEmpty } from '../../inspector/checked-text-input';
import { moved } from '../../inspector/moved';
import { newId } from '../../store/new-id';
import type { FormProps, NodeView } from '../node-view';

type Variants = NodeConfig<'split'>['variants'];

const FEWEST_VARIANTS = 2;
const MOST_VARIANTS = 10;

export const split: NodeView<'split'> = {
  Icon: IconArrowsShuffle,
  Summary: ({ config }) => <>{config.variants.map(({ percent }) => percent).join(' / ')} %</>,
  Form: SplitForm,
};

function SplitForm({ config, onChange }: FormProps<NodeConfig<'split'>>) {
  const { variants } = config;
  const total = variants.reduce((sum, { percent }) => sum + percent, 0);
  const setVariants = (changed: Variants) => onChange({ ...config, variants: changed });
  const change = (id: string, changes: Partial<Variants[number]>) =>
    setVariants(variants.map((variant) => (variant.id === id ? { ...variant, ...changes } : variant)));

  return (
    <Stack gap="md">
      {variants.map(({ id, title, percent }, index) => (
        <CaseCard
          key={id}
          title={title}
          first={index === 0}
          last={index === variants.length - 1}
          onMove={(by) => setVariants(moved(variants, index, by))}
          {...(variants.length > FEWEST_VARIANTS && {
            onDelete: () => setVariants(variants.filter((variant) => variant.id !== id)),
          })}
        >
          <CheckedTextInput
            label="Name"
            check={notEmpty}
            value={title}
            onChange={(changed) => change(id, { title: changed })}
          />
          <NumberInput
            label="Share"
            suffix=" %"
            min={0}
            max={100}
            allowDecimal={false}
            clampBehavior="strict"
            value={percent}
            onChange={(changed) => {
              if (typeof changed === 'number') change(id, { percent: changed });
            }}
          />
        </CaseCard>
      ))}
      <Text size="sm" aria-live="polite" {...(total !== 100 && { c: 'var(--warning)' })}>
        {total === 100 ? 'Adds up to 100 %.' : `Adds up to ${total} %; make it 100 %.`}
      </Text>
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={variants.length >= MOST_VARIANTS}
          onClick={() =>
            setVariants([
              ...variants,
              { id: newId('v'), title: `Variant ${variants.length + 1}`, percent: Math.max(0, 100 - total) },
            ])
          }
        >
          Add a variant
        </Button>
        <Button size="xs" variant="subtle" onClick={() => setVariants(evenly(variants))}>
          Share evenly
        </Button>
      </Group>
    </Stack>
  );
}

/** Whole percents that add up to 100; the first ones take what is left over. */
function evenly(variants: Variants): Variants {
  const share = Math.floor(100 / variants.length);
  const over = 100 - share * variants.length;
  return variants.map((variant, index) => ({ ...variant, percent: share + (index < over ? 1 : 0) }));
}
