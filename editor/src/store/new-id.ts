import { nodeId, type NodeId } from '@sendero/shared';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** Eight random letters after a prefix: short enough to read in an export, long enough not to meet again. */
export function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return prefix + Array.from(bytes, (byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
}

export function newNodeId(): NodeId {
  return nodeId.parse(newId('n'));
}
