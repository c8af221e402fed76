import type { DashboardView } from '@sendero/shared';
import { countText } from '../ui/count-text';
import { Tile, Tiles } from '../ui/tiles';

/** What is going on now. */
export function NowTiles({ view: { traffic, runtime, activeRuns } }: { readonly view: DashboardView }) {
  const { ready, quiet, paused } = runtime.outbox;
  return (
    <Tiles label="Now">
      <Tile name="Messages in, last minute" id="in">
        {countText(traffic.lastMinute.in)}
      </Tile>
      <Tile name="Messages out, last minute" id="out">
        {countText(traffic.lastMinute.out)}
      </Tile>
      <Tile name="Active runs" id="active">
        {countText(activeRuns)}
      </Tile>
      <Tile name="Waiting to be sent" id="outbox">
        {countText(ready + quiet + paused)}
      </Tile>
    </Tiles>
  );
}
