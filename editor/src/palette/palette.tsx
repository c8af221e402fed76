import { definitionOf, type NodeGroup, type NodeType } from '@sendero/shared';
import { useCanvasViewStore } from '../canvas/canvas-view';
import { viewOf } from '../nodes';
import { DRAG_TYPE, nodeTypes } from './drag-type';
import styles from './palette.module.css';

const GROUPS: readonly { readonly group: NodeGroup; readonly title: string }[] = [
  { group: 'start', title: 'Start' },
  { group: 'message', title: 'Messages' },
  { group: 'flow', title: 'Flow' },
  { group: 'finish', title: 'Finish' },
];

/** The steps that a journey can be built from: drag one to the canvas or onto a connection, or press it. */
export function Palette({ onAdd }: { readonly onAdd: (type: NodeType) => void }) {
  return (
    <nav className={styles.palette} aria-label="Steps to add">
      {GROUPS.map(({ group, title }) => (
        <section key={group} className={styles.group}>
          <h2 className={styles.heading}>{title}</h2>
          {nodeTypes
            .filter((type) => definitionOf(type).group === group)
            .map((type) => (
              <PaletteItem key={type} type={type} onAdd={onAdd} />
            ))}
        </section>
      ))}
    </nav>
  );
}

function PaletteItem({ type, onAdd }: { readonly type: NodeType; readonly onAdd: (type: NodeType) => void }) {
  const view = useCanvasViewStore();
  const { title, description, group } = definitionOf(type);
  const { Icon } = viewOf(type);
  return (
    <button
      type="button"
      className={styles.item}
      data-testid={`palette-${type}`}
      data-group={group}
      draggable
      title={description}
      onClick={() => onAdd(type)}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAG_TYPE, type);
        event.dataTransfer.effectAllowed = 'copy';
        view.setState({ dragged: type });
      }}
      onDragEnd={() => view.setState({ dragged: null, dropEdge: null })}
    >
      <span className={styles.icon}>
        <Icon size={18} stroke={1.8} aria-hidden />
      </span>
      <span className={styles.texts}>
        <span className={styles.title}>{title}</span>
        <span className={styles.description}>{description}</span>
      </span>
    </button>
  );
}
