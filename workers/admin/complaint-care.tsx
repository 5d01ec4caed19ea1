/** What became of the customer after the complaint, and what was written to them since. */
import type { FC } from 'hono/jsx'
import type { CareView } from '../../db/cares.ts'
import type { CareState } from '../../domain/care/state.ts'
import type { Desk } from './desk.ts'
import { Chip } from './frame.tsx'

const tones = { active: '', 'at-risk': 'soon', departed: '', returned: 'kept' } as const satisfies Record<
  CareState,
  '' | 'soon' | 'kept'
>

export const CareCard: FC<{ desk: Desk; care: CareView }> = ({ desk, care }) => (
  <section class="card">
    <h2>{desk.say('staff.care')}</h2>
    <ul class="pairs">
      <li>
        <span>
          {desk.say(`words.care-reason.${care.reason}`)}
          <small class="figure">{desk.say('staff.care.since', { when: desk.short(care.since) })}</small>
        </span>
        <Chip tone={tones[care.state]}>{desk.say(`words.care-state.${care.state}`)}</Chip>
      </li>
      {care.touches.map(({ kind, n, message, at }) => {
        const name = desk.head(`words.touch.${kind}`)
        return (
          <li key={`${kind} ${n}`}>
            <span>
              {message === null ? name : <a href={`/admin/messages/${message}`}>{name}</a>}
              <small class="figure">{desk.short(at)}</small>
            </span>
            {message === null && <Chip>{desk.say('staff.care.not-sent')}</Chip>}
          </li>
        )
      })}
    </ul>
    {care.touches.length === 0 && <p class="soft">{desk.say('staff.care.none')}</p>}
    {care.heldOut && <p class="soft">{desk.say('staff.care.held-out')}</p>}
  </section>
)
