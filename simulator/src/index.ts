export { createSimulator, type Simulator, type SimulatorOptions } from './create-simulator';
export type { GraphTemplate, SimulatedChannel } from './channels';
export { createClock, type SandboxClock } from './clock';
export type {
  ChatEntry,
  ChatEntryStatus,
  ClockView,
  CrowdAnswer,
  CrowdOptions,
  CrowdView,
  Customer,
  CustomerMessage,
  Faults,
  RecordedMessage,
  RecordSummary,
  RenderedTemplate,
  SimulatedChannelView,
  SimulatorEvent,
  SimulatorSettings,
} from './control-api';
