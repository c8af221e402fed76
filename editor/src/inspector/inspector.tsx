import { Button, Group, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { definitionOf, outputsOf, titleOf, type JourneyNode, type NodeId, type Problem } from '@sendero/shared';
import { IconTrash } from '@tabler/icons-react';
import { useShallow } from 'zustand/react/shallow';
import { useCanvasView } from '../canvas/canvas-view';
import { viewOf } from '../nodes';
import { ProblemLine } from '../problems/problem-line';
import { useShowProblem } from '../problems/use-show-problem';
import { nodeOf } from '../store/edit-document';
import { useJourney, useJourneyStore } from '../store/journey-context';
import { singleNode } from '../store/selection';
import { Connections } from './connections';
import styles from './inspector.module.css';

/** The node that the inspector is about, if one is selected alone. */
export function useInspected(): JourneyNode | undefined {
  return useJourney((state) => {
    const id = singleNode(state.selection);
    return id === undefined ? undefined : nodeOf(state.document, id);
  });
}

/** The form of the selected node, with its name, its problems and where its outputs lead. */
export function Inspector({ node }: { readonly node: JourneyNode }) {
  const store = useJourneyStore();
  const { Form } = viewOf(node.type);
  const { title, description } = definitionOf(node.type);
  return (
    // A form per node: fields keep nothing from the node before.
    <Stack key={node.id} gap="lg" className={styles.form ?? ''} onBlur={() => store.getState().endTyping()}>
      <div>
        <TextInput
          label="Name"
          placeholder={title}
          maxLength={80}
          value={node.title}
          onChange={(event) => store.getState().renameNode(node.id, event.currentTarget.value)}
        />
        <p className={styles.description}>{description}</p>
      </div>
      <NodeProblems id={node.id} />
      <Form id={node.id} config={node.config} onChange={(config) => store.getState().configureNode(node.id, config)} />
      {outputsOf(node).length > 0 && <Connections node={node} />}
      <Group>
        <Button
          size="xs"
          color="red"
          variant="subtle"
          leftSection={<IconTrash size={14} aria-hidden />}
          onClick={() => store.getState().deleteSelected()}
        >
          Delete “{titleOf(node)}”
        </Button>
      </Group>
    </Stack>
  );
}

function NodeProblems({ id }: { readonly id: NodeId }) {
  const problems = useCanvasView(useShallow((view) => view.problems.filter((problem: Problem) => problem.node === id)));
  const chosen = useCanvasView((view) => view.problem);
  const show = useShowProblem();
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems} aria-label="Problems of this step">
      {problems.map((problem, index) => (
        <li key={index}>
          <ProblemLine problem={problem} />
          {(problem.path?.length ?? 0) > 1 && (
            <UnstyledButton
              className={styles.showWay ?? ''}
              aria-pressed={problem === chosen}
              onClick={() => show(problem)}
            >
              Show the way
            </UnstyledButton>
          )}
        </li>
      ))}
    </ul>
  );
}
