/**
 * Bars drawn on the server. Widths are shares of the picture and letters are pixels, so that one drawing fits a phone and a
 * desk. A screen reader hears the title and what is drawn; the figures stand in the table under it. Series differ by
 * pattern and by their written value, never by colour alone.
 */
import type { FC, PropsWithChildren } from 'hono/jsx'

export type Series = 'cost' | 'margin' | 'share'

export interface Bar {
  readonly series: Series
  /** Of the longest bar: 0 to 1. */
  readonly length: number
  /** The figure, as it is said. */
  readonly text: string
}

export interface ChartRow {
  readonly label: string
  readonly bars: readonly Bar[]
}

const labelHeight = 22
const barHeight = 20
const gap = 12
/** Of the width; the rest holds the figures. */
const longest = 64

const rowHeight = ({ bars }: ChartRow): number => labelHeight + bars.length * barHeight + gap

const percentOf = (length: number): string => `${Math.round(Math.min(Math.max(length, 0), 1) * longest * 10) / 10}%`

const Row: FC<{ id: string; row: ChartRow; top: number }> = ({ id, row, top }) => (
  <>
    <text class="label" x="0" y={top + 15}>
      {row.label}
    </text>
    {row.bars.map(({ series, length, text }, i) => {
      const y = top + labelHeight + i * barHeight
      return (
        <>
          <rect class="track" x="0" y={y + 3} width={`${longest}%`} height={barHeight - 8} rx="2" />
          <rect
            class={series}
            x="0"
            y={y + 3}
            width={percentOf(length)}
            height={barHeight - 8}
            rx="2"
            {...(series === 'cost' && { fill: `url(#${id}-hatched)` })}
          />
          <text class="value" x="100%" y={y + 14} text-anchor="end">
            {text}
          </text>
        </>
      )
    })}
  </>
)

/** What the drawings of this folder stand in: the words of their series, their title and description, and the hatching. */
export const Canvas: FC<
  PropsWithChildren<{
    id: string
    title: string
    description: string
    height: number
    legend: readonly { readonly series: Series; readonly name: string }[]
  }>
> = ({ id, title, description, height, legend, children }) => (
  <>
    {legend.length > 0 && (
      <ul class="legend">
        {legend.map(({ series, name }) => (
          <li key={series}>
            <svg class="bars" width="22" height="12" aria-hidden="true">
              <rect
                class={series}
                width="22"
                height="12"
                rx="2"
                {...(series === 'cost' && { fill: `url(#${id}-hatched)` })}
              />
            </svg>
            {name}
          </li>
        ))}
      </ul>
    )}
    <svg class="bars" role="img" aria-labelledby={`${id}-title ${id}-about`} width="100%" height={height}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-about`}>{description}</desc>
      <defs>
        <pattern id={`${id}-hatched`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="hatch-ground" width="6" height="6" />
          <rect class="hatch-line" width="3" height="6" />
        </pattern>
      </defs>
      {children}
    </svg>
  </>
)

/** `id` is unique on its page. */
export const BarChart: FC<{
  id: string
  title: string
  description: string
  rows: readonly ChartRow[]
  /** What each series is called; none where there is but one. */
  legend?: readonly { readonly series: Series; readonly name: string }[]
}> = ({ id, title, description, rows, legend = [] }) => {
  const tops: number[] = []
  let height = 0
  for (const row of rows) {
    tops.push(height)
    height += rowHeight(row)
  }
  return (
    <Canvas id={id} title={title} description={description} height={height} legend={legend}>
      {rows.map((row, i) => (
        <Row key={row.label} id={id} row={row} top={tops[i] ?? 0} />
      ))}
    </Canvas>
  )
}
