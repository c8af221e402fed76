import { edgeLabelPlace, edgeLabelTransform } from './edge-label-place';

const edge = { sourceX: 100, sourceY: 0, targetX: 170, targetY: 40 };

it('a label that is wider than the way beside its output begins there, and does not lie on the card', () => {
  const { x, y } = edgeLabelPlace(edge);
  expect(edgeLabelTransform(edge)).toBe(`translate(${x}px, ${y}px) translate(max(-50%, ${-(x - 110)}px), -50%)`);
});

it('a label of an edge that leads back stands where the edge is', () => {
  expect(edgeLabelTransform({ ...edge, targetX: -400 })).toContain('translate(-50%, -50%)');
});
