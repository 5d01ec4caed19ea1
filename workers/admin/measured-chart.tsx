/**
 * Shares with their intervals, drawn on the server as chart.tsx does: widths are shares of the picture, letters are pixels. A
 * bar ends in the middle of its interval, which is a line across that end. The two groups differ by pattern and by word.
 */
import { type FC, Fragment } from 'hono/jsx'
import type { Interval } from '../../domain/measure.ts'
import { Canvas, type Series } from './chart.tsx'

export interface IntervalBar {
  readonly group: 'touched' | 'held-out'
  /** Null where too few were counted for a share. */
  readonly share: Interval | null
  /** The figure, as it is said. */
  readonly text: string
}

export interface IntervalRow {
  readonly label: string
  readonly bars: readonly IntervalBar[]
}

const seriesOf = { touched: 'share', 'held-out': 'cost' } as const satisfies Record<IntervalBar['group'], Series>

const labelHeight = 22
const barHeight = 24
const gap = 14
/** Of the width; the rest holds the figures. */
const longest = 60

/** The end of the axis: the next tenth above the highest interval. */
export const axisEnd = (rows: readonly IntervalRow[]): number => {
  const most = Math.max(0.1, ...rows.flatMap(({ bars }) => bars.map(({ share }) => share?.high ?? 0)))
  return Math.min(1, Math.ceil(most * 10) / 10)
}

const Bar: FC<{ id: string; bar: IntervalBar; y: number; end: number }> = ({ id, bar, y, end }) => {
  const at = (share: number): string => `${Math.round((Math.min(share, end) / end) * longest * 10) / 10}%`
  const middle = y + barHeight / 2
  const { share } = bar
  return (
    <>
      <rect class="track" x="0" y={y + 5} width={`${longest}%`} height={barHeight - 10} rx="2" />
      {share && (
        <>
          <rect
            class={seriesOf[bar.group]}
            x="0"
            y={y + 5}
            width={at(share.value)}
            height={barHeight - 10}
            rx="2"
            {...(bar.group === 'held-out' && { fill: `url(#${id}-hatched)` })}
          />
          <line class="interval" x1={at(share.low)} x2={at(share.high)} y1={middle} y2={middle} />
          <line class="interval" x1={at(share.low)} x2={at(share.low)} y1={middle - 5} y2={middle + 5} />
          <line class="interval" x1={at(share.high)} x2={at(share.high)} y1={middle - 5} y2={middle + 5} />
        </>
      )}
      <text class="value" x="100%" y={middle + 4} text-anchor="end">
        {bar.text}
      </text>
    </>
  )
}

/** `id` is unique on its page. */
export const IntervalChart: FC<{
  id: string
  title: string
  description: string
  rows: readonly IntervalRow[]
  legend: readonly { readonly group: IntervalBar['group']; readonly name: string }[]
}> = ({ id, title, description, rows, legend }) => {
  const end = axisEnd(rows)
  const tops: number[] = []
  let height = 0
  for (const { bars } of rows) {
    tops.push(height)
    height += labelHeight + bars.length * barHeight + gap
  }
  return (
    <Canvas
      id={id}
      title={title}
      description={description}
      height={height}
      legend={legend.map(({ group, name }) => ({ series: seriesOf[group], name }))}
    >
      {rows.map(({ label, bars }, i) => (
        <Fragment key={label}>
          <text class="label" x="0" y={(tops[i] ?? 0) + 15}>
            {label}
          </text>
          {bars.map((bar, j) => (
            <Bar key={bar.group} id={id} bar={bar} y={(tops[i] ?? 0) + labelHeight + j * barHeight} end={end} />
          ))}
        </Fragment>
      ))}
    </Canvas>
  )
}
