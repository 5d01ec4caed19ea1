/** Work that waits for a person: one's own first, then everybody's, soonest first. */
import type { FC } from 'hono/jsx'
import type { OpenTask } from '../../db/dashboard-lists.ts'
import type { StaffMember } from '../../domain/complaint.ts'
import { phoneShown } from '../../domain/person.ts'
import { plain } from '../../emails/plain.ts'
import type { FormFacts } from './action-form.tsx'
import { Phone } from './call-card.tsx'
import { CauseFacts } from './cause-card.tsx'
import type { Desk } from './desk.ts'
import { Chip, Empty, Frame } from './frame.tsx'
import { GiftFact } from './gift-fact.tsx'
import { CodeFacts, ExtraFact, TakeTask, TaskStep } from './task-step.tsx'

export interface TasksView {
  readonly mine: readonly OpenTask[]
  readonly others: readonly OpenTask[]
  readonly staff: readonly Pick<StaffMember, 'email' | 'name'>[]
  readonly next: string | null
  readonly done: string | null
}

const soonMs = 2 * 3_600_000

const TaskRow: FC<{ desk: Desk; task: OpenTask; owner: string | null }> = ({ desk, task, owner }) => {
  const form: FormFacts = {
    desk,
    complaint: task.complaint,
    version: task.version,
    kept: null,
    back: desk.href('/admin/tasks'),
  }
  const left = desk.left(task.dueAt - desk.now)
  const tone = task.dueAt < desk.now ? 'late' : task.dueAt - desk.now < soonMs ? 'soon' : ''
  const remedy = task.about.remedy
  return (
    <tr>
      <td class="left">
        <Chip tone={tone}>{task.dueAt < desk.now ? desk.say('staff.late-by', { left }) : left}</Chip>
        <small class="figure">{desk.short(task.dueAt)}</small>
      </td>
      <td>
        <b>{desk.say(`words.task.${task.kind}`)}</b>
        {remedy && <small>{plain(desk.remedy(remedy), 80)}</small>}
        {task.about.phone && (
          <small>
            <Phone phone={{ dialled: task.about.phone, shown: plain(phoneShown(task.about.phone), 40) }} />
          </small>
        )}
        <CauseFacts desk={desk} about={task.about} />
        <CodeFacts desk={desk} about={task.about} />
        <ExtraFact desk={desk} about={task.about} />
        <GiftFact desk={desk} about={task.about} />
      </td>
      <td>
        <a href={`/admin/complaints/${task.complaint}`}>
          {task.customer ? plain(task.customer, 60) : desk.say('staff.unknown-customer')}
        </a>{' '}
        {task.tier === 'vip' && <Chip tone="vip">{desk.say('words.tier.vip')}</Chip>}
        {task.order && <small class="figure">{plain(task.order, 40)}</small>}
      </td>
      {owner !== null && <td class="owner">{owner}</td>}
      <td class="step">
        <TaskStep form={form} task={task} />
        {owner !== null && <TakeTask form={form} task={task} />}
      </td>
    </tr>
  )
}

const TaskTable: FC<{ desk: Desk; tasks: readonly OpenTask[]; names: ReadonlyMap<string, string> | null }> = ({
  desk,
  tasks,
  names,
}) => (
  <table class="tasks">
    <thead>
      <tr>
        <th scope="col">{desk.say('staff.tasks.until')}</th>
        <th scope="col">{desk.say('staff.tasks.what')}</th>
        <th scope="col">{desk.say('staff.queue.customer')}</th>
        {names && <th scope="col">{desk.say('staff.queue.owner')}</th>}
        <th scope="col">
          <span class="unseen">{desk.say('staff.acts')}</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {tasks.map((task) => (
        <TaskRow
          key={task.id}
          desk={desk}
          task={task}
          owner={
            names && (task.owner === null ? desk.say('staff.nobody') : plain(names.get(task.owner) ?? task.owner, 40))
          }
        />
      ))}
    </tbody>
  </table>
)

export const TasksPageView: FC<{ desk: Desk; view: TasksView }> = ({
  desk,
  view: { mine, others, staff, next, done },
}) => {
  const names = new Map(staff.map(({ email, name }) => [email, name]))
  return (
    <Frame desk={desk} room="tasks" title={desk.say('staff.nav.tasks')}>
      {done && (
        <p class="done" role="status">
          {done}
        </p>
      )}
      <h1>{desk.say('staff.nav.tasks')}</h1>
      {mine.length + others.length === 0 ? (
        <Empty title={desk.say('staff.tasks.none')} text={desk.say('staff.tasks.none-text')} />
      ) : (
        <>
          <h2 class="part">{desk.say('staff.tasks.mine')}</h2>
          {mine.length === 0 ? (
            <p class="soft">{desk.say('staff.tasks.none-mine')}</p>
          ) : (
            <TaskTable desk={desk} tasks={mine} names={null} />
          )}
          {others.length > 0 && (
            <>
              <h2 class="part">{desk.say('staff.tasks.others')}</h2>
              <TaskTable desk={desk} tasks={others} names={names} />
            </>
          )}
          {next && (
            <nav class="pages" aria-label={desk.say('staff.pages')}>
              <a class="button quiet" href={desk.href('/admin/tasks', { after: next })}>
                {desk.say('staff.more')}
              </a>
            </nav>
          )}
        </>
      )}
    </Frame>
  )
}
