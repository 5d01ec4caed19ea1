/** The recalls of a shop, newest first: how each stands. */
import type { FC } from 'hono/jsx'
import type { Progress } from '../../db/recall-orders.ts'
import type { Recall, RecallState } from '../../domain/recall.ts'
import { plain } from '../../emails/plain.ts'
import { type Desk, isLeader } from './desk.ts'
import { Chip, Empty, Frame } from './frame.tsx'
import { count } from './words.ts'

export const stateTones = {
  draft: '',
  sending: 'soon',
  paused: 'late',
  stopped: '',
  done: 'kept',
} as const satisfies Record<RecallState, '' | 'soon' | 'late' | 'kept'>

/** Who is to be written to, in all. */
export const wanted = (progress: Progress | undefined): number => (progress ? progress.orders - progress.leftOut : 0)

const Line: FC<{ desk: Desk; recall: Recall; progress: Progress | undefined }> = ({ desk, recall, progress }) => (
  <tr>
    <td>
      <a class="row" href={desk.href(`/admin/recalls/${recall.id}`)}>
        {plain(recall.name, 120)}
      </a>
      <small>{desk.head(`words.category.${recall.category}`)}</small>
    </td>
    <td>
      <Chip tone={stateTones[recall.state]}>{desk.say(`staff.recalls.state.${recall.state}`)}</Chip>
    </td>
    <td class="figure">
      {recall.state === 'draft'
        ? desk.say('staff.recalls.orders', { count: progress?.orders ?? 0 })
        : desk.say('staff.recalls.of', {
            sent: count(desk.locale, progress?.sent ?? 0),
            all: count(desk.locale, wanted(progress)),
          })}
      <small>{desk.short(recall.startedAt ?? recall.createdAt)}</small>
    </td>
  </tr>
)

export const RecallsPageView: FC<{
  desk: Desk
  view: { readonly recalls: readonly Recall[]; readonly progress: readonly Progress[] }
}> = ({ desk, view: { recalls, progress } }) => (
  <Frame desk={desk} room="recalls" title={desk.say('staff.nav.recalls')}>
    <h1>{desk.say('staff.recalls.title')}</h1>
    <p class="soft lead">{desk.say('staff.recalls.lead')}</p>
    <p class="recalls-new">
      {isLeader(desk) ? (
        <a class="button" href={desk.href('/admin/recalls/new')}>
          {desk.say('staff.recalls.new')}
        </a>
      ) : (
        <span class="soft">{desk.say('staff.recalls.leaders')}</span>
      )}
    </p>
    {recalls.length === 0 ? (
      <Empty title={desk.say('staff.recalls.none')} text={desk.say('staff.recalls.none-text')} />
    ) : (
      <table>
        <tbody>
          {recalls.map((recall) => (
            <Line
              key={recall.id}
              desk={desk}
              recall={recall}
              progress={progress.find((one) => one.recall === recall.id)}
            />
          ))}
        </tbody>
      </table>
    )}
  </Frame>
)
