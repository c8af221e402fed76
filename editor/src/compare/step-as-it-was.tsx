import { Stack } from '@mantine/core';
import { definitionOf, outputsOf, targetOf, titleOf, type JourneyDocument, type NodeId } from '@sendero/shared';
import { useState } from 'react';
import { CanvasViewContext, createCanvasView } from '../canvas/canvas-view';
import { viewOf } from '../nodes';
import { nodeOf } from '../store/edit-document';
import { JourneyContext } from '../store/journey-context';
import { createJourneyStore } from '../store/journey-store';
import styles from './step-as-it-was.module.css';

interface Props {
  /** The journey that the step stands in. */
  readonly document: JourneyDocument;
  readonly id: NodeId;
}

/** A step's form that can be read and not filled in, and where its outputs lead. */
export function StepAsItWas({ document, id }: Props) {
  const [open] = useState(() => ({ journey: createJourneyStore(document, () => 0), view: createCanvasView() }));
  const node = nodeOf(document, id);
  if (!node) return null;
  const { Form } = viewOf(node.type);
  const outputs = outputsOf(node);
  return (
    <JourneyContext value={open.journey}>
      <CanvasViewContext value={open.view}>
        <p className={styles.description}>{definitionOf(node.type).description}</p>
        <fieldset disabled className={styles.form} data-testid="step-as-it-was">
          <Stack gap="lg">
            <Form id={node.id} config={node.config} onChange={readOnly} />
          </Stack>
        </fieldset>
        {outputs.length > 0 && (
          <dl className={styles.outputs}>
            {outputs.map((output) => {
              const to = targetOf(document, node.id, output.id);
              const target = to === undefined ? undefined : nodeOf(document, to);
              return (
                <div key={output.id}>
                  <dt>{output.label}</dt>
                  <dd>{target ? `leads to “${titleOf(target)}”` : 'leads nowhere'}</dd>
                </div>
              );
            })}
          </dl>
        )}
      </CanvasViewContext>
    </JourneyContext>
  );
}

/** What was published does not change. */
function readOnly(): void {
  return undefined;
}
