import type { PersonalizationScope } from '@sendero/shared';
import { filledText } from './filled-text';

const scope: PersonalizationScope = {
  contact: { name: 'Ada', attributes: { city: 'Porto' } },
  variables: {},
  reply: { text: 'Where are you?' },
  event: {},
};

it.each([
  ['Hello', 'Hello', []],
  ['Hi {{ contact.name }} of {{ contact.attributes.city }}', 'Hi Ada of Porto', []],
  ['Hi {{ contact.attributes.colour }}.', 'Hi .', ['contact.attributes.colour']],
  ['Hi {{ contact.attributes.colour | default: "there" }}', 'Hi there', []],
  ['You asked: {{ reply.text }}', 'You asked: Where are you?', []],
])('“%s” becomes “%s” without %j (CTN-02)', (written, text, missing) => {
  expect(filledText(written, scope)).toEqual({ text, missing });
});
