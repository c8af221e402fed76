import { Modal } from '@mantine/core';
import { definitionOf, fullTitleOf, titleOf, type JourneyNode, type NodeId, type OutputId } from '@sendero/shared';
import { useReactFlow } from '@xyflow/react';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { SettingsDrawer } from '../journey-settings/settings-drawer';
import { viewOf } from '../nodes';
import { nodeTypes } from '../palette/drag-type';
import { edgeKey } from '../store/edge-key';
import { edgeOf, nodeOf, takesEdges } from '../store/edit-document';
import { useJourney, useJourneyStore } from '../store/journey-context';
import { newNodeId } from '../store/new-id';
import { onlyNodes, singleNode } from '../store/selection';
import { KeyTable } from '../ui/key-table';
import { useCanvasView, useCanvasViewStore, type CanvasDialog } from './canvas-view';
import { commands } from './commands';
import { focusCard } from './focus';
import { Picker, type PickerChoice } from './picker';
import { firstShortcut } from './toolbar';
import { outputLabel } from './output-label';

/** The dialog that is open over the canvas, if any. */
export function CanvasDialogs() {
  const dialog = useCanvasView((view) => view.dialog);
  const view = useCanvasViewStore();
  const journey = useJourneyStore();
  const selectedAtOpening = useSelectedAtOpening(dialog);
  const close = () => {
    const { returnTo } = view.getState();
    view.setState({ dialog: null, returnTo: null });
    requestAnimationFrame(() => {
      const selected = singleNode(journey.getState().selection);
      if (selected !== undefined && selected !== selectedAtOpening) focusCard(selected);
      else if (returnTo instanceof HTMLElement && returnTo.isConnected) returnTo.focus();
    });
  };
  switch (dialog?.type) {
    case undefined:
      return null;
    case 'search':
      return <SearchDialog onClose={close} />;
    case 'connect':
      return <ConnectDialog from={dialog.from} output={dialog.output} onClose={close} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
    case 'settings':
      return <SettingsDrawer onClose={close} />;
  }
}

/** The node that was selected when the dialog was opened: another one afterwards is where a person went. */
function useSelectedAtOpening(dialog: CanvasDialog | null): NodeId | undefined {
  const journey = useJourneyStore();
  return useMemo(() => (dialog ? singleNode(journey.getState().selection) : undefined), [journey, dialog]);
}

function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const store = useJourneyStore();
  const nodes = useJourney((state) => state.document.nodes);
  const { fitView } = useReactFlow();
  const choices = nodes.map((node) =>
    nodeChoice(node, 'Steps', () => {
      store.getState().select(onlyNodes([node.id]));
      void fitView({ nodes: [{ id: node.id }], maxZoom: 1, duration: 300 });
    }),
  );
  return <Picker title="Find a step" placeholder="Name or content" choices={choices} onClose={onClose} />;
}

interface ConnectProps {
  readonly from: NodeId;
  readonly output: OutputId;
  readonly onClose: () => void;
}

function ConnectDialog({ from, output, onClose }: ConnectProps) {
  const store = useJourneyStore();
  const document = useJourney((state) => state.document);
  const source = nodeOf(document, from);
  if (!source) return null;
  const current = edgeOf(document, edgeKey({ from, output }));
  const { connect, addToOutput, disconnect } = store.getState();
  const choices: readonly PickerChoice[] = [
    ...(current
      ? [
          {
            id: 'disconnect',
            group: 'Now connected',
            label: 'Disconnect',
            Icon: IconPlugConnectedX,
            choose: () => disconnect(edgeKey(current)),
          },
        ]
      : []),
    ...document.nodes
      .filter((node) => takesEdges(node) && node.id !== current?.to)
      .map((node) => nodeChoice(node, 'Steps of this journey', () => connect({ from, output, to: node.id }))),
    ...nodeTypes
      .filter((type) => !definitionOf(type).traits.start)
      .map((type) => ({
        id: `new ${type}`,
        group: 'A new step',
        label: definitionOf(type).title,
        hint: definitionOf(type).description,
        Icon: viewOf(type).Icon,
        choose: () => addToOutput(type, newNodeId(), { from, output }),
      })),
  ];
  return (
    <Picker
      title={`Connect “${outputLabel(source, output)}” of “${titleOf(source)}” to…`}
      placeholder="Name of a step"
      choices={choices}
      onClose={onClose}
    />
  );
}

function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Keyboard shortcuts">
      <KeyTable
        rows={[...commands.map((command) => ({ keys: firstShortcut(command), does: command.label })), ...MOVES]}
      />
    </Modal>
  );
}

/** What the canvas itself does with keys. */
const MOVES = [
  { does: 'Go to the next step or connection', keys: 'Tab' },
  { does: 'Select it', keys: 'Enter' },
  { does: 'Move the selected steps', keys: 'Arrows' },
  { does: 'Select several by a box', keys: 'Shift + drag' },
  { does: 'Add one to the selection', keys: 'Ctrl + click' },
] as const;

function nodeChoice(node: JourneyNode, group: string, choose: () => void): PickerChoice {
  return {
    id: node.id,
    group,
    label: fullTitleOf(node),
    hint: node.title ? definitionOf(node.type).title : '',
    content: JSON.stringify(node.config),
    Icon: viewOf(node.type).Icon,
    choose,
  };
}
