import { parseFormattedText, type FormattedSpan, type TextStyle } from '@sendero/shared/src/formatted-text';
import { Fragment, type JSX, type ReactNode } from 'react';
import styles from './formatted-text.module.css';

/** Message text as a phone draws it. A short text of nothing but emoji is drawn large. */
export function FormattedText({ text }: { readonly text: string }): ReactNode {
  const blocks = blocksOf(linesOf(parseFormattedText(text)));
  return (
    <span className={isEmojiOnly(text) ? styles['emoji'] : styles['text']} dir="auto">
      {blocks.map((block, index) => (
        <Block key={index} block={block} last={index === blocks.length - 1} />
      ))}
    </span>
  );
}

type LineKind = 'plain' | 'bullet' | 'number' | 'quote';
type InlineSpan = Exclude<FormattedSpan, { type: 'lineBreak' | 'bullet' | 'number' | 'quote' }>;

interface Line {
  readonly kind: LineKind;
  /** What a numbered line begins with, “2.”; otherwise empty. */
  readonly mark: string;
  readonly spans: readonly InlineSpan[];
}

interface TextBlock {
  readonly kind: LineKind;
  readonly lines: readonly Line[];
}

function linesOf(spans: readonly FormattedSpan[]): readonly Line[] {
  return spans.reduce<Line[]>(
    (lines, span) => {
      const line = lines.at(-1) ?? emptyLine;
      if (span.type === 'lineBreak') return [...lines, emptyLine];
      if (span.type === 'bullet' || span.type === 'quote') return lines.with(-1, { ...line, kind: span.type });
      if (span.type === 'number') return lines.with(-1, { ...line, kind: 'number', mark: span.text });
      return lines.with(-1, { ...line, spans: [...line.spans, span] });
    },
    [emptyLine],
  );
}

const emptyLine: Line = { kind: 'plain', mark: '', spans: [] };

/** Neighbouring lines of one kind belong to one list or quote. */
function blocksOf(lines: readonly Line[]): readonly TextBlock[] {
  return lines.reduce<TextBlock[]>((blocks, line) => {
    const block = blocks.at(-1);
    return block?.kind === line.kind
      ? blocks.with(-1, { ...block, lines: [...block.lines, line] })
      : [...blocks, { kind: line.kind, lines: [line] }];
  }, []);
}

function Block({ block: { kind, lines }, last }: { readonly block: TextBlock; readonly last: boolean }): ReactNode {
  switch (kind) {
    case 'plain': {
      // Inline when last, so that the time of the message can stand on the same line.
      const content = <Lines lines={lines} />;
      return last ? content : <span className={styles['paragraph']}>{content}</span>;
    }
    case 'quote':
      return (
        <span className={styles['quote']}>
          <Lines lines={lines} />
        </span>
      );
    case 'bullet':
    case 'number':
      return (
        <span role="list" className={styles['list']}>
          {lines.map((line, index) => (
            <span role="listitem" key={index} className={styles['item']}>
              <span aria-hidden={kind === 'bullet'}>{kind === 'bullet' ? '•' : line.mark}</span>
              <span>
                <Spans spans={line.spans} />
              </span>
            </span>
          ))}
        </span>
      );
  }
}

function Lines({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  return lines.map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      <Spans spans={line.spans} />
    </Fragment>
  ));
}

function Spans({ spans }: { readonly spans: readonly InlineSpan[] }): ReactNode {
  return spans.map((span, index) => (
    <Fragment key={index}>{span.styles.reduceRight<ReactNode>(inStyle, <Inner span={span} />)}</Fragment>
  ));
}

const tags: Readonly<Record<TextStyle, keyof JSX.IntrinsicElements>> = { bold: 'strong', italic: 'em', strike: 's' };

function inStyle(inside: ReactNode, style: TextStyle): ReactNode {
  const Tag = tags[style];
  return <Tag>{inside}</Tag>;
}

function Inner({ span }: { readonly span: InlineSpan }): ReactNode {
  switch (span.type) {
    case 'text':
      return span.text;
    case 'link':
      return (
        <a href={span.url} target="_blank" rel="noopener noreferrer">
          {span.text}
        </a>
      );
    case 'code':
      return <code className={styles['code']}>{span.text}</code>;
    case 'monospace':
      return <code className={styles['monospace']}>{span.text}</code>;
  }
}

/** Up to three emoji and nothing else. */
function isEmojiOnly(text: string): boolean {
  const letters = [...new Intl.Segmenter().segment(text.trim())].map(({ segment }) => segment);
  return (
    letters.length > 0 &&
    letters.length <= 3 &&
    letters.every((letter) => /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u.test(letter))
  );
}
