/** The text part: the same words in the same order as the HTML, for who reads plain mail. */
import type { Block, Content, ListItem, Point } from './content.ts'

const indent = (line: string): string => `   ${line}`

function listText(items: readonly ListItem[]): string {
  const numbered = items.length > 1
  return items
    .map(({ title, lines, plus, href }, i) => {
      const under = [...lines, ...(plus === null ? [] : [plus]), ...(href === undefined ? [] : [href])]
      return [numbered ? `${i + 1}. ${title}` : title, ...under.map((line) => (numbered ? indent(line) : line))].join(
        '\n',
      )
    })
    .join('\n\n')
}

const pointsText = (items: readonly Point[]): string =>
  items
    .map(({ label, text, by }, i) => {
      const said = `${i + 1}. ${label === null ? text : `${label} ${text}`}`
      return by === null ? said : `${said}\n${indent(by)}`
    })
    .join('\n\n')

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text
    case 'list':
      return listText(block.items)
    case 'points':
      return pointsText(block.items)
    case 'facts':
      return block.rows.map(({ name, value }) => `${name}: ${value}`).join('\n')
    case 'code':
      return indent(block.code)
    case 'button':
      return `${block.label}:\n${block.href}`
  }
}

/** Lines are not wrapped: mail programs wrap to the width of the window. */
export function textOf({ shop, order, greeting, blocks, signature, footer }: Content): string {
  const parts = [
    [shop, order].filter((part) => part !== null).join(' · '),
    ...(greeting === null ? [] : [greeting]),
    ...blocks.map(blockText),
    signature.join('\n'),
    ...(footer ? [`${footer.label}:\n${footer.href}`] : []),
  ]
  return `${parts.join('\n\n')}\n`
}
