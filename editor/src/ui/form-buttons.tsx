import { Button, Group } from '@mantine/core';

interface Props {
  /** What the form does when it is sent, such as “Save”. */
  readonly action: string;
  readonly running: boolean;
  readonly disabled?: boolean;
  readonly onCancel: () => void;
}

/** The end of a form in a dialog: leave it, or send it. */
export function FormButtons({ action, running, disabled = false, onCancel }: Props) {
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onCancel}>
        Cancel
      </Button>
      <Button type="submit" loading={running} disabled={disabled}>
        {action}
      </Button>
    </Group>
  );
}
