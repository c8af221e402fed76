import { ActionIcon, Autocomplete, Button, JsonInput, Popover, Stack } from '@mantine/core';
import type { Action } from '@sendero/engine';
import type { JourneyDocument, JsonValue, Properties } from '@sendero/shared';
import { IconBolt } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { eventsIn } from '../nodes/look-around';

interface Props {
  readonly document: JourneyDocument;
  readonly act: (action: Action) => void;
}

/** Lets something happen that is no message: an event of the shop or app, or a request for a run. */
export function EventMenu({ document, act }: Props) {
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const [written, setWritten] = useState('{}');
  const names = useMemo(() => eventsIn(document), [document]);
  const startsByRequest = document.nodes.some(({ type }) => type === 'trigger.api');
  const properties = propertiesIn(written);
  const then = (action: Action) => {
    setOpened(false);
    act(action);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" width={300} trapFocus withinPortal shadow="md">
      <Popover.Target>
        <ActionIcon
          size={36}
          variant="default"
          aria-label="Let an event happen"
          title="Let an event happen"
          data-testid="sim-event"
          onClick={() => {
            if (name === '') setName(names[0] ?? '');
            setOpened((before) => !before);
          }}
        >
          <IconBolt size={19} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Autocomplete
            label="Event"
            placeholder="order_placed"
            size="xs"
            maxLength={60}
            data={[...names]}
            comboboxProps={{ withinPortal: false }}
            value={name}
            onChange={setName}
          />
          <JsonInput
            label="Properties"
            size="xs"
            autosize
            minRows={2}
            maxRows={8}
            value={written}
            error={properties === null && 'Write a JSON object, such as { "orderId": "A-1042" }.'}
            onChange={setWritten}
          />
          <Button
            size="xs"
            disabled={name.trim() === '' || properties === null}
            data-testid="sim-happen"
            onClick={() => properties && then({ type: 'happen', name: name.trim(), properties })}
          >
            It happens
          </Button>
          {startsByRequest && (
            <Button
              size="xs"
              variant="default"
              disabled={properties === null}
              onClick={() => properties && then({ type: 'ask', properties })}
            >
              Start by request, with these properties
            </Button>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function propertiesIn(text: string): Properties | null {
  try {
    const parsed = JSON.parse(text) as JsonValue;
    return isProperties(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isProperties(value: JsonValue): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
