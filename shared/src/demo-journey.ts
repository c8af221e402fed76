import type { JourneyDocument } from './journey';
import { journeyDocument } from './journey';

const at = (column: number, row: number) => ({ x: 40 + column * 320, y: 40 + row * 190 });

/**
 * The welcome journey of the demo workspace, and what “start from a sample” gives: a menu with three answers, a
 * question, a wait, a branch on consent, and a reminder that falls back to a template when the window has closed.
 */
export const demoJourney: JourneyDocument = journeyDocument.parse({
  schema: 1,
  nodes: [
    {
      id: 'hello',
      type: 'trigger.message',
      title: 'Somebody says hello',
      position: at(0, 1),
      config: { match: { type: 'keyword', how: 'contains', words: ['hi', 'hello', 'hola', 'merhaba'] } },
    },
    {
      id: 'menu',
      type: 'send',
      title: 'Menu',
      position: at(1, 1),
      config: {
        message: {
          type: 'buttons',
          header: { text: 'Canal Store' },
          body: 'Hi {{ contact.name | default: "there" }} 👋 What can we do for you?',
          footer: 'Reply STOP at any time',
          buttons: [
            { id: 'order', title: 'Where is my order' },
            { id: 'hours', title: 'Opening hours' },
            { id: 'offers', title: 'Offers' },
          ],
        },
        template: null,
      },
    },
    {
      id: 'choice',
      type: 'receive',
      title: 'What do they choose?',
      position: at(2, 1),
      config: {
        cases: [
          {
            id: 'order',
            title: 'Order',
            match: { type: 'choice', choiceId: 'order', titles: ['Where is my order', 'order'] },
          },
          {
            id: 'hours',
            title: 'Hours',
            match: { type: 'choice', choiceId: 'hours', titles: ['Opening hours', 'hours'] },
          },
          { id: 'offers', title: 'Offers', match: { type: 'choice', choiceId: 'offers', titles: ['Offers'] } },
        ],
        saveAs: 'choice',
        timeout: { amount: 1, unit: 'hours' },
      },
    },
    {
      id: 'ask_order',
      type: 'send',
      title: 'Ask for the number',
      position: at(3, -1),
      config: { message: { type: 'text', text: 'Sure. What is your *order number*?' }, template: null },
    },
    {
      id: 'order_number',
      type: 'receive',
      title: 'Order number',
      position: at(4, -1),
      config: {
        cases: [{ id: 'number', title: 'A number', match: { type: 'number' } }],
        saveAs: 'order_number',
        timeout: { amount: 30, unit: 'minutes' },
      },
    },
    {
      id: 'looking',
      type: 'send',
      title: 'Looking it up',
      position: at(5, -1),
      config: {
        message: { type: 'text', text: 'Thank you, I am looking up order {{ variables.order_number }} …' },
        template: null,
      },
    },
    {
      id: 'lookup',
      type: 'wait',
      title: 'Look it up',
      position: at(6, -1),
      config: { type: 'duration', duration: { amount: 2, unit: 'minutes' } },
    },
    {
      id: 'on_its_way',
      type: 'send',
      title: 'On its way',
      position: at(7, -1),
      config: {
        message: {
          type: 'text',
          text: 'Good news: order *{{ variables.order_number }}* left our warehouse and arrives tomorrow.',
        },
        template: null,
      },
    },
    { id: 'answered', type: 'end', title: '', position: at(8, 0), config: { reason: 'answered' } },
    {
      id: 'hours_text',
      type: 'send',
      title: 'Opening hours',
      position: at(3, 0),
      config: {
        message: { type: 'text', text: 'We are open _Monday to Saturday_, 10:00 to 19:00.\nHerengracht 1, Amsterdam.' },
        template: null,
      },
    },
    {
      id: 'may_we',
      type: 'branch',
      title: 'May we send offers?',
      position: at(3, 1),
      config: {
        cases: [
          {
            id: 'yes',
            title: 'Opted in',
            when: { match: 'all', conditions: [{ subject: 'consent', topic: 'marketing', is: 'in' }] },
          },
        ],
      },
    },
    {
      id: 'offer',
      type: 'send',
      title: 'This week’s offer',
      position: at(4, 1),
      config: {
        message: null,
        template: {
          name: 'winter_offer',
          language: 'en',
          header: [],
          body: ['{{ contact.name | default: "friend" }}', '20%'],
          buttons: {},
        },
      },
    },
    {
      id: 'how_to',
      type: 'send',
      title: 'How to opt in',
      position: at(4, 2),
      config: {
        message: { type: 'text', text: 'We only send offers to people who asked for them. Reply *START* to get ours.' },
        template: null,
      },
    },
    {
      id: 'sorry',
      type: 'send',
      title: 'Not understood',
      position: at(3, 3),
      config: {
        message: { type: 'text', text: 'Sorry, I did not get that. A colleague will read your message soon.' },
        template: null,
      },
    },
    { id: 'handed_on', type: 'end', title: '', position: at(8, 3), config: { reason: 'handed on' } },
    {
      id: 'sleep',
      type: 'wait',
      title: 'Leave them alone for a day',
      position: at(3, 4),
      config: { type: 'duration', duration: { amount: 1, unit: 'days' } },
    },
    {
      id: 'reminder',
      type: 'send',
      title: 'Reminder',
      position: at(4, 4),
      config: {
        message: { type: 'text', text: 'Are you still there? We are happy to help.' },
        template: {
          name: 'still_there',
          language: 'en',
          header: [],
          body: ['{{ contact.name | default: "there" }}'],
          buttons: {},
        },
      },
    },
    { id: 'reminded', type: 'end', title: '', position: at(5, 4), config: { reason: 'reminded' } },
    { id: 'left_alone', type: 'end', title: '', position: at(5, 5), config: { reason: 'left alone' } },
  ],
  edges: [
    { from: 'hello', output: 'next', to: 'menu' },
    { from: 'menu', output: 'sent', to: 'choice' },
    { from: 'choice', output: 'order', to: 'ask_order' },
    { from: 'choice', output: 'hours', to: 'hours_text' },
    { from: 'choice', output: 'offers', to: 'may_we' },
    { from: 'choice', output: 'other', to: 'sorry' },
    { from: 'choice', output: 'timeout', to: 'sleep' },
    { from: 'ask_order', output: 'sent', to: 'order_number' },
    { from: 'order_number', output: 'number', to: 'looking' },
    { from: 'order_number', output: 'other', to: 'sorry' },
    { from: 'order_number', output: 'timeout', to: 'sleep' },
    { from: 'looking', output: 'sent', to: 'lookup' },
    { from: 'lookup', output: 'next', to: 'on_its_way' },
    { from: 'on_its_way', output: 'sent', to: 'answered' },
    { from: 'hours_text', output: 'sent', to: 'answered' },
    { from: 'may_we', output: 'yes', to: 'offer' },
    { from: 'may_we', output: 'else', to: 'how_to' },
    { from: 'offer', output: 'sent', to: 'answered' },
    { from: 'how_to', output: 'sent', to: 'answered' },
    { from: 'sorry', output: 'sent', to: 'handed_on' },
    { from: 'sleep', output: 'next', to: 'reminder' },
    { from: 'reminder', output: 'sent', to: 'reminded' },
    { from: 'reminder', output: 'blocked', to: 'left_alone' },
  ],
});
