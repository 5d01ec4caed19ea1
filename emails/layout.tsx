/** @jsxImportSource react */
/** The one look of all mail: quiet paper, one ink, one accent, one button. Tables and inline styles, as mail needs them. */
import { Body, Button, Container, Head, Html, Preview, Section, Text } from '@react-email/components'
import { type CSSProperties, createElement, Fragment, type ReactElement } from 'react'
import type { Block, Content, ListItem, Point } from './content.ts'

/** The colours of look/tokens.css; mail programs know no custom properties. Every pair holds 4.5 : 1 (WCAG AA). */
export const light = {
  paper: '#fbfaf8',
  sheet: '#ffffff',
  ink: '#1d1b18',
  soft: '#6b665e',
  line: '#e7e3dc',
  accent: '#1f5f5b',
  accentInk: '#ffffff',
} as const
export const dark = {
  paper: '#171614',
  sheet: '#1f1d1b',
  ink: '#ece8e1',
  soft: '#a49d92',
  line: '#34312d',
  accent: '#6fb9b3',
  accentInk: '#0d2322',
} as const

const darkStyle = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper, .paper > table > tbody > tr > td { background-color: ${dark.paper} !important; }
  .sheet { background-color: ${dark.sheet} !important; border-color: ${dark.line} !important; }
  .rule { border-color: ${dark.line} !important; }
  .ink { color: ${dark.ink} !important; }
  .soft, .soft a { color: ${dark.soft} !important; }
  .accent { color: ${dark.accent} !important; }
  .button { background-color: ${dark.accent} !important; color: ${dark.accentInk} !important; }
}
@media (max-width: 480px) {
  .sheet { padding: 20px 18px !important; }
  .code { font-size: 19px !important; letter-spacing: 0 !important; }
}
`

const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Helvetica, Arial, sans-serif'
const base = {
  fontFamily: font,
  fontSize: '16px',
  lineHeight: '24px',
  color: light.ink,
  margin: '0 0 16px',
  overflowWrap: 'anywhere',
} as const satisfies CSSProperties
const small = {
  ...base,
  fontSize: '14px',
  lineHeight: '20px',
  color: light.soft,
  margin: '0',
} as const satisfies CSSProperties
const bold = { ...base, fontWeight: 600, margin: '0' } as const satisfies CSSProperties

/** Line breaks a person typed stay where they are. */
const kept = { whiteSpace: 'pre-line' } as const satisfies CSSProperties

/** Children by place: the parts of a mail never move. */
const each = <Item,>(items: readonly Item[], draw: (item: Item, place: number) => ReactElement): ReactElement =>
  createElement(Fragment, null, ...items.map(draw))

const Way = ({ title, lines, plus, href }: ListItem): ReactElement => (
  <Section className="rule" style={{ borderTop: `1px solid ${light.line}`, padding: '14px 0' }}>
    <Text className={href === undefined ? 'ink' : 'accent'} style={bold}>
      {href === undefined ? (
        title
      ) : (
        <a href={href} className="accent" style={{ color: light.accent }}>
          {title}
        </a>
      )}
    </Text>
    {each(lines, (line) => (
      <Text className="soft" style={{ ...small, fontSize: '15px', lineHeight: '22px', marginTop: '2px' }}>
        {line}
      </Text>
    ))}
    {plus !== null && (
      <Text className="accent" style={{ ...small, color: light.accent, marginTop: '2px' }}>
        {plus}
      </Text>
    )}
  </Section>
)

/** A point of a letter: its name in the text's own size, then plain text; who and when below it, softer. */
const PointOf = ({ label, text, by }: Point): ReactElement => (
  <Section style={{ borderLeft: `2px solid ${light.accent}`, padding: '0 0 0 14px', margin: '0 0 16px' }}>
    <Text className="ink" style={{ ...base, ...kept, margin: '0' }}>
      {label === null ? null : <strong style={{ fontWeight: 600 }}>{label}</strong>}
      {label === null ? text : ` ${text}`}
    </Text>
    {by === null ? null : (
      <Text className="soft" style={{ ...small, fontSize: '15px', lineHeight: '22px', marginTop: '2px' }}>
        {by}
      </Text>
    )}
  </Section>
)

function Part({ block }: { readonly block: Block }): ReactElement {
  switch (block.kind) {
    case 'paragraph':
      return (
        <Text className="ink" style={{ ...base, ...kept }}>
          {block.text}
        </Text>
      )
    case 'list':
      return (
        <Section className="rule" style={{ borderBottom: `1px solid ${light.line}`, margin: '0 0 20px' }}>
          {each(block.items, Way)}
        </Section>
      )
    case 'points':
      return <Section style={{ margin: '4px 0 8px' }}>{each(block.items, PointOf)}</Section>
    case 'facts':
      return (
        <Section style={{ margin: '0 0 16px' }}>
          {each(block.rows, ({ name, value }) => (
            <Text className="ink" style={{ ...base, margin: '0 0 2px' }}>
              <span className="soft" style={{ color: light.soft }}>
                {name}:
              </span>{' '}
              {value}
            </Text>
          ))}
        </Section>
      )
    case 'code':
      return (
        <Section
          className="rule"
          style={{ border: `1px solid ${light.line}`, borderRadius: '10px', margin: '0 0 20px' }}
        >
          <Text
            className="accent code"
            style={{
              ...bold,
              color: light.accent,
              fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
              fontSize: '24px',
              lineHeight: '32px',
              letterSpacing: '0.04em',
              textAlign: 'center',
              padding: '16px 8px',
            }}
          >
            {block.code}
          </Text>
        </Section>
      )
    case 'button':
      return (
        <Section style={{ margin: '4px 0 20px' }}>
          <Button
            href={block.href}
            className="button"
            style={{
              backgroundColor: light.accent,
              color: light.accentInk,
              borderRadius: '10px',
              fontFamily: font,
              fontSize: '16px',
              lineHeight: '22px',
              fontWeight: 600,
              textAlign: 'center',
              padding: '13px 22px',
            }}
          >
            {block.label}
          </Button>
        </Section>
      )
  }
}

/** The whole mail. The preheader repeats one of its sentences, unseen, beside the subject. */
export function Layout({ content }: { readonly content: Content }): ReactElement {
  const { locale, subject, preheader, shop, order, greeting, blocks, signature, footer } = content
  return (
    <Html lang={locale} dir="ltr">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        <style>{darkStyle}</style>
      </Head>
      <Body className="paper" style={{ backgroundColor: light.paper, margin: 0, padding: 0 }}>
        <Preview>{preheader}</Preview>
        <Container style={{ maxWidth: '560px', padding: '20px 12px 32px' }}>
          <Text className="soft" style={{ ...small, padding: '0 2px 12px' }}>
            <strong>{shop}</strong>
            {order === null ? '' : ` · ${order}`}
          </Text>
          <Section
            className="sheet"
            style={{
              backgroundColor: light.sheet,
              border: `1px solid ${light.line}`,
              borderRadius: '12px',
              padding: '26px 28px',
            }}
          >
            {greeting === null ? null : (
              <Text className="ink" style={base}>
                {greeting}
              </Text>
            )}
            {each(blocks, (block) => (
              <Part block={block} />
            ))}
            {each(signature, (line, i) => (
              <Text className={i === 0 ? 'ink' : 'soft'} style={i === 0 ? { ...base, margin: '0' } : small}>
                {line}
              </Text>
            ))}
          </Section>
          {footer && (
            <Text className="soft" style={{ ...small, padding: '14px 2px 0' }}>
              <a href={footer.href} className="soft" style={{ color: light.soft }}>
                {footer.label}
              </a>
            </Text>
          )}
        </Container>
      </Body>
    </Html>
  )
}
