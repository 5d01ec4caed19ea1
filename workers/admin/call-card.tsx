/** What somebody who calls a customer reads while the telephone rings. */
import type { FC } from 'hono/jsx'
import { canWrite, type Facts, type Task } from '../../domain/complaint.ts'
import { hoursOf, lastSaid, onTable, phoneOf, sayLanguage } from '../../emails/call-words.ts'
import type { Desk } from './desk.ts'

/** A number to press: on a telephone it dials. */
export const Phone: FC<{ phone: { readonly dialled: string; readonly shown: string } }> = ({ phone }) => (
  <a class="figure" href={`tel:${phone.dialled}`}>
    {phone.shown}
  </a>
)

const Hours: FC<{ desk: Desk; facts: Facts; task: Task }> = ({ desk, facts, task }) => {
  const hours = hoursOf(desk.locale, task, facts, desk.now)
  if (!hours) return null
  return (
    <>
      <dt>{desk.say('staff.call.when')}</dt>
      <dd class="figure">{hours.ours}</dd>
      <dt>{desk.say('staff.call.theirs')}</dt>
      <dd class="figure">{hours.theirs ?? desk.say('staff.call.same')}</dd>
    </>
  )
}

const Call: FC<{ desk: Desk; facts: Facts; task: Task }> = ({ desk, facts, task }) => {
  const phone = phoneOf(task, facts)
  const table = onTable(desk.locale, facts)
  const said = lastSaid(facts)
  return (
    <dl class="call">
      {phone && (
        <>
          <dt>{desk.say('staff.customer.phone')}</dt>
          <dd>
            <Phone phone={phone} />
          </dd>
        </>
      )}
      <dt>{desk.say('staff.customer.language')}</dt>
      <dd>{sayLanguage(desk.locale, facts)}</dd>
      <Hours desk={desk} facts={facts} task={task} />
      <dt>{desk.say('staff.call.happened')}</dt>
      <dd>{desk.head(`words.category.${facts.complaint.category}`)}</dd>
      {said !== '' && (
        <>
          <dt>{desk.say('staff.call.said')}</dt>
          <dd>{said}</dd>
        </>
      )}
      {table && (
        <>
          <dt>{desk.say(`staff.call.${table.chosen ? 'chosen' : 'offered'}`)}</dt>
          <dd>{table.text}</dd>
        </>
      )}
      <dt>{desk.say('staff.call.unsaid')}</dt>
      <dd>{desk.say('staff.call.unsaid-text')}</dd>
    </dl>
  )
}

/** Mail does not reach this person: the way that is left. */
const OtherWay: FC<{ desk: Desk; facts: Facts; task: Task }> = ({ desk, facts, task }) => {
  const phone = phoneOf(task, facts)
  if (canWrite(facts)) return null
  return phone ? (
    <p>
      {desk.say('staff.contact.by-phone')} <Phone phone={phone} />
    </p>
  ) : (
    <p>{desk.say('staff.contact.by-nothing')}</p>
  )
}

export const CallCard: FC<{ desk: Desk; facts: Facts; task: Task }> = ({ desk, facts, task }) => {
  switch (task.kind) {
    case 'call-back':
    case 'call-unhappy':
      return <Call desk={desk} facts={facts} task={task} />
    case 'find-contact':
    case 'mail-did-not-arrive':
      return (
        <>
          <OtherWay desk={desk} facts={facts} task={task} />
          {phoneOf(task, facts) && <Call desk={desk} facts={facts} task={task} />}
        </>
      )
    default:
      return null
  }
}
