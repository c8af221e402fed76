import { FIRST_OPTIONS } from '../widget/button-options';
import { buttonSnippet } from './button-snippet';

it('is the place of the button, and after it the script (WEB-22, X-5)', () => {
  const options = { ...FIRST_OPTIONS, number: '15550100999' };
  expect(buttonSnippet(options, 'https://go.shop.example/widget/message-us.js')).toBe(
    `<div class="wa-message-us"
  number="15550100999"
  label="Message us"
  color="green"
  size="standard"
  border_radius="24px"></div>
<script src="https://go.shop.example/widget/message-us.js" async></script>`,
  );
});

it('cannot be left by what stands in it', () => {
  const label = `"><script>alert('x')</script>&amp;`;
  const snippet = buttonSnippet({ ...FIRST_OPTIONS, number: '15550100999', label, pre_filled_message: label }, 'x"y');
  expect(snippet.match(/<script/g)).toHaveLength(1);
  expect(snippet).toContain('label="&#34;&#62;&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;&#38;amp;"');
  expect(snippet).toContain('src="x&#34;y"');
});
