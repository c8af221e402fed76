import { Button, JsonInput, Modal, Stack } from '@mantine/core';
import { flowResponse, type FlowResponse } from '@sendero/shared';
import { useState } from 'react';

interface Props {
  /** What the form was handed, to begin with. */
  readonly given: FlowResponse;
  readonly onSend: (response: FlowResponse) => void;
  readonly onClose: () => void;
}

/** Stands in for the screens of a WhatsApp Flow, which only Meta has: what is entered is written here. */
export function FlowAnswer({ given, onSend, onClose }: Props) {
  const [written, setWritten] = useState(() => JSON.stringify(given, null, 2));
  const response = responseIn(written);
  return (
    <Modal opened title="Fill in the form" closeButtonProps={{ 'aria-label': 'Close' }} onClose={onClose}>
      <Stack gap="sm">
        <JsonInput
          label="What the customer enters, by the names of the fields"
          data-autofocus
          autosize
          minRows={3}
          maxRows={10}
          value={written}
          error={response === null && 'Write a JSON object, such as { "day": "Tuesday" }.'}
          onChange={setWritten}
          data-testid="sim-form"
        />
        <Button
          disabled={response === null}
          data-testid="sim-form-send"
          onClick={() => {
            if (response) onSend(response);
          }}
        >
          Send the form
        </Button>
      </Stack>
    </Modal>
  );
}

function responseIn(text: string): FlowResponse | null {
  try {
    return flowResponse.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
