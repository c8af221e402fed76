import type { NodeConfig, NodeId, NodeType } from '@sendero/shared';
import type { ComponentType } from 'react';

export interface FormProps<Config> {
  /** The node that is being configured, for forms that look around in the journey. */
  readonly id: NodeId;
  readonly config: Config;
  readonly onChange: (config: Config) => void;
}

/** What a message lets people answer by a tap. Of a button or row the id tells which; a place or a form is what it is. */
export interface Offer {
  readonly kind: 'button' | 'listRow' | 'location' | 'flow';
  readonly id: string;
  readonly title: string;
}

/** How a node of one type looks and is configured; the canvas knows nothing else of it. */
export interface ConfigView<Config> {
  readonly Icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** One line on the card, such as “2 hours”. */
  readonly Summary: ComponentType<{ config: Config }>;
  readonly Form: ComponentType<FormProps<Config>>;
  /** The taps that this node lets people answer with. */
  readonly offers?: (config: Config) => readonly Offer[];
  /** What a contact could write to start here; '' when any text will do. */
  readonly opener?: (config: Config) => string;
  /** The names of events that it looks out for. */
  readonly events?: (config: Config) => readonly string[];
  /** The variables that this node sets. */
  readonly sets?: (config: Config) => readonly string[];
}

export type NodeView<T extends NodeType> = ConfigView<NodeConfig<T>>;
