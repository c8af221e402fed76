import type { GraphTemplate } from '@sendero/simulator';

/** The templates of the demo number, one of each kind that a team meets: approved, waiting, paused and rejected. */
export const demoTemplates: readonly GraphTemplate[] = [
  {
    id: '1689000000000001',
    name: 'still_there',
    language: 'en',
    status: 'APPROVED',
    category: 'UTILITY',
    parameter_format: 'POSITIONAL',
    components: [
      {
        type: 'BODY',
        text: 'Hello {{1}}, you asked us something yesterday. Shall we go on?',
        example: { body_text: [['Ada']] },
      },
      { type: 'FOOTER', text: 'Canal Store' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Yes, go on' },
          { type: 'QUICK_REPLY', text: 'No, thank you' },
        ],
      },
    ],
  },
  {
    id: '1689000000000002',
    name: 'winter_offer',
    language: 'en',
    status: 'APPROVED',
    category: 'MARKETING',
    parameter_format: 'POSITIONAL',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Only this week' },
      {
        type: 'BODY',
        text: 'Dear {{1}}, everything made of wool is *{{2}} off* until Sunday.',
        example: { body_text: [['Ada', '20%']] },
      },
      { type: 'FOOTER', text: 'Reply STOP to get no more offers' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Tell me more' },
          { type: 'URL', text: 'Open the shop', url: 'https://shop.example/wool' },
        ],
      },
    ],
  },
  {
    id: '1689000000000003',
    name: 'order_shipped',
    language: 'en',
    status: 'APPROVED',
    category: 'UTILITY',
    parameter_format: 'POSITIONAL',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}', example: { header_text: ['A-5521'] } },
      {
        type: 'BODY',
        text: 'Hi {{1}}, your order {{2}} left our warehouse and arrives within three days.',
        example: { body_text: [['Ada', 'A-5521']] },
      },
      {
        type: 'BUTTONS',
        buttons: [{ type: 'URL', text: 'Track it', url: 'https://shop.example/track/{{1}}', example: ['A-5521'] }],
      },
    ],
  },
  {
    id: '1689000000000004',
    name: 'spring_preview',
    language: 'en',
    status: 'PENDING',
    category: 'MARKETING',
    components: [
      { type: 'BODY', text: 'Be the first to see what spring brings, dear {{1}}.', example: { body_text: [['Ada']] } },
    ],
  },
  {
    id: '1689000000000005',
    name: 'flash_sale',
    language: 'en',
    status: 'PAUSED',
    category: 'MARKETING',
    components: [{ type: 'BODY', text: 'Today only: everything at half price.' }],
  },
];
