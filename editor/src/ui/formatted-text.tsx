import { parseFormattedText, unreachable, type FormattedSpan, type TextStyle } from '@sendero/shared';
import { Fragment, useContext, type ReactNode } from 'react';
import styles from './formatted-text.module.css';
import { LinkOpener } from './link-opener';

/** Text as WhatsApp draws it; placeholders such as `{{ contact.name }}` become chips. */
export function FormattedText({ text }: { readonly text: string }) {
  const { masked, placeholders } = mask(text);
  return (
    <span className={styles.text}>
      {linesOf(parseFormattedText(masked)).map((line, index) => (
        <Line key={index} spans={line} placeholders={placeholders} />
      ))}
    </span>
  );
}

type Placeholders = readonly string[];

/**
 * Stands for a placeholder while the text is parsed: a letter of the private use area, so that underscores inside of
 * placeholders are not read as markup.
 */
const FIRST_STAND_IN = 0xe000;

function mask(text: string): { readonly masked: string; readonly placeholders: Placeholders } {
  const placeholders: string[] = [];
  const masked = text.replace(/\{\{(.*?)\}\}/g, (_, inner: string) => {
    placeholders.push(inner.trim());
    return String.fromCharCode(FIRST_STAND_IN + placeholders.length - 1);
  });
  return { masked, placeholders };
}

function linesOf(spans: readonly FormattedSpan[]): readonly (readonly FormattedSpan[])[] {
  const lines: FormattedSpan[][] = [[]];
  for (const span of spans) {
    if (span.type === 'lineBreak') lines.push([]);
    else lines.at(-1)?.push(span);
  }
  return lines;
}

interface LineProps {
  readonly spans: readonly FormattedSpan[];
  readonly placeholders: Placeholders;
}

function Line({ spans, placeholders }: LineProps) {
  const [first, ...rest] = spans;
  switch (first?.type) {
    case undefined:
      return <span className={styles.line}>{EMPTY_LINE}</span>;
    case 'bullet':
    case 'number':
      return (
        <span className={styles.item}>
          <Span span={first} placeholders={placeholders} />
          <span className={styles.line}>
            <Spans spans={rest} placeholders={placeholders} />
          </span>
        </span>
      );
    default:
      return (
        <span className={first?.type === 'quote' ? styles.quote : styles.line}>
          <Spans spans={spans} placeholders={placeholders} />
        </span>
      );
  }
}

/** Takes the height of a line. */
const EMPTY_LINE = '\u200b';

function Spans({ spans, placeholders }: LineProps) {
  return spans.map((span, index) => <Span key={index} span={span} placeholders={placeholders} />);
}

function Span({
  span,
  placeholders,
}: {
  readonly span: FormattedSpan;
  readonly placeholders: Placeholders;
}): ReactNode {
  switch (span.type) {
    case 'text':
      return styled(withChips(span.text, placeholders), span.styles);
    case 'link':
      return styled(<Link url={span.url} placeholders={placeholders} />, span.styles);
    case 'code':
    case 'monospace':
      return styled(<code className={styles.code}>{withChips(span.text, placeholders)}</code>, span.styles);
    case 'bullet':
      return <span className={styles.mark}>•</span>;
    case 'number':
      return <span className={styles.mark}>{span.text}</span>;
    case 'quote':
    case 'lineBreak':
      return null;
    default:
      return unreachable(span);
  }
}

function Link({ url, placeholders }: { readonly url: string; readonly placeholders: Placeholders }) {
  const content = withChips(url, placeholders);
  const openLink = useContext(LinkOpener);
  if (content.length > 1) return <span className={styles.link}>{content}</span>;
  if (openLink) {
    return (
      <button type="button" className={`${styles.link} ${styles.opener}`} onClick={() => openLink(url)}>
        {url}
      </button>
    );
  }
  return (
    <a className={styles.link} href={url} target="_blank" rel="noopener noreferrer">
      {url}
    </a>
  );
}

const tags: Readonly<Record<TextStyle, 'strong' | 'em' | 's'>> = { bold: 'strong', italic: 'em', strike: 's' };

function styled(content: ReactNode, textStyles: readonly TextStyle[]): ReactNode {
  return textStyles.reduceRight<ReactNode>((inner, style) => {
    const Tag = tags[style];
    return <Tag>{inner}</Tag>;
  }, content);
}

function withChips(text: string, placeholders: Placeholders): readonly ReactNode[] {
  return text.split(/([\ue000-\uf8ff])/).flatMap((piece, index) => {
    const placeholder = index % 2 === 1 ? placeholders[piece.charCodeAt(0) - FIRST_STAND_IN] : undefined;
    if (placeholder !== undefined) return [<Chip key={index} expression={placeholder} />];
    return piece === '' ? [] : [<Fragment key={index}>{piece}</Fragment>];
  });
}

/** Shows what is filled in, such as `contact.name`; filters and fallbacks are in the tooltip. */
function Chip({ expression }: { readonly expression: string }) {
  return (
    <span className={styles.chip} title={`{{ ${expression} }}`}>
      {expression.split('|')[0]?.trim() || '…'}
    </span>
  );
}
