import { firstPages } from './pages';

const list = (count: number) => ({
  pages: Array.from({ length: count }, (_, index) => index),
  pageParams: Array.from({ length: count }, (_, index) => `before ${index}`),
});

describe('firstPages', () => {
  it.each([
    [1, 1],
    [3, 3],
    [4, 3],
    [400, 3],
  ])('leaves of %d pages the first %d', (count, left) => {
    expect(firstPages(list(count), 3)).toEqual(list(left));
  });
});
