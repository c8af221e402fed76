import { Select } from '@mantine/core';
import { fullTitleOf, whyNot, type JourneyDocument, type NodeId, type RunDetail } from '@sendero/shared';
import { useState } from 'react';
import { dateTimeText } from '../ui/time-text';
import styles from './why-not.module.css';

interface Props {
  readonly run: RunDetail;
  /** The version that the run walks. */
  readonly document: JourneyDocument;
}

/** “Why did she not get message 3?”: choose a step and read what became of it for this contact. */
export function WhyNot({ run, document }: Props) {
  const [node, choose] = useState<NodeId | null>(null);
  return (
    <div className={styles.why}>
      <WhyNotSelect document={document} node={node} onChoose={choose} />
      {node && <WhyNotSentence run={run} document={document} node={node} />}
    </div>
  );
}

interface SelectProps {
  readonly document: JourneyDocument;
  readonly node: NodeId | null;
  readonly onChoose: (node: NodeId | null) => void;
}

export function WhyNotSelect({ document, node, onChoose }: SelectProps) {
  return (
    <Select
      label="What became of a step?"
      placeholder="Choose a step"
      size="xs"
      searchable
      clearable
      data={document.nodes.map((one) => ({ value: one.id, label: fullTitleOf(one) }))}
      value={node}
      onChange={(value) => onChoose(document.nodes.find(({ id }) => id === value)?.id ?? null)}
      data-testid="why-not-step"
    />
  );
}

/** One sentence on what became of a step for this contact. */
export function WhyNotSentence({ run, document, node }: Props & { readonly node: NodeId }) {
  const { outcome, sentence } = whyNot(run, document, node, dateTimeText);
  return (
    <p className={styles.sentence} data-outcome={outcome} data-testid="why-not" role="status">
      {sentence}
    </p>
  );
}
