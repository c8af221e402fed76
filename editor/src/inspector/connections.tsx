import { Button, Input } from '@mantine/core';
import { outputsOf, targetOf, titleOf, type JourneyNode } from '@sendero/shared';
import { openDialog, useCanvasViewStore } from '../canvas/canvas-view';
import { nodeOf } from '../store/edit-document';
import { useJourney } from '../store/journey-context';
import styles from './inspector.module.css';

/** Where each output leads; pressing one chooses another step. */
export function Connections({ node }: { readonly node: JourneyNode }) {
  const document = useJourney((state) => state.document);
  const view = useCanvasViewStore();
  return (
    <section aria-label="Connections">
      <Input.Label component="h3">Leads to</Input.Label>
      {outputsOf(node).map((output) => {
        const to = targetOf(document, node.id, output.id);
        const target = to === undefined ? undefined : nodeOf(document, to);
        return (
          <div key={output.id} className={styles.row}>
            <span className={styles.output}>{output.label}</span>
            <Button
              size="xs"
              variant={target ? 'default' : 'subtle'}
              justify="start"
              mb={4}
              aria-label={`${output.label}: ${target ? `leads to ${titleOf(target)}, change` : 'connect to…'}`}
              onClick={() => openDialog(view, { type: 'connect', from: node.id, output: output.id })}
            >
              {target ? titleOf(target) : 'Connect to…'}
            </Button>
          </div>
        );
      })}
    </section>
  );
}
