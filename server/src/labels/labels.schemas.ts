import type { LabelView } from '@sendero/shared';
import { markColor } from '../agents/agents.schemas';
import { objectSchema, text, uuid } from '../http/api-schema';

export const labelView = objectSchema<LabelView>('Label', { id: uuid, name: text, color: markColor });
