import type { JourneyDetail } from '@sendero/shared';
export function LiveView({ journey }: { readonly journey: JourneyDetail; readonly onDesign: () => void }) {
  return <p>{journey.name}</p>;
}
