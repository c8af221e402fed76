import { templateCategories, templateStatuses, type TemplateView } from '@sendero/shared';
import { anyJson, listOf, objectSchema, oneOfTexts, text, time, uuid } from '../http/api-schema';

export const templateView = objectSchema<TemplateView>('Template', {
  id: uuid,
  name: text,
  language: text,
  status: oneOfTexts(templateStatuses),
  category: oneOfTexts(templateCategories),
  components: { ...listOf(anyJson), description: 'The template’s parts, as Meta lists them.' },
  syncedAt: time,
});
