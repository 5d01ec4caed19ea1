/** To a colleague: what needs them, why, and until when. Facts first, one link. */
import type { StaffNotice } from '../../domain/mail.ts'
import { button, facts as factRows, paragraph } from '../content.ts'
import { plain } from '../plain.ts'
import { letter, staffVoiceOf, type Voice } from '../voice.ts'
import type { Template } from './template.ts'

function need(voice: Voice, notice: StaffNotice): string {
  switch (notice.about) {
    case 'escalation':
      return voice.say('mail.staff.escalation', { reason: voice.say(`words.escalation.${notice.reason}`) })
    case 'task':
      return voice.say('mail.staff.task', { task: voice.say(`words.task.${notice.task}`) })
    case 'letter-waiting':
      return voice.say('mail.staff.letter', { share: notice.share })
  }
}

const subjects = { escalation: 'escalation', task: 'task', 'letter-waiting': 'letter' } as const

export const staff: Template<'staff'> = (props) => {
  const { mail, facts, links } = props
  const voice = staffVoiceOf(props)
  const { notice } = mail
  const lead = need(voice, notice)
  const customer = plain(facts.customer?.name ?? '', 60)
  const rest = voice.say('mail.staff.subject', { about: subjects[notice.about], brief: voice.brief(notice.dueAt) })
  const category = voice.say(`words.category.${facts.complaint.category}`)
  return letter(voice, facts, {
    rest: voice.order === null ? voice.say('mail.staff.subject-alone', { category, rest }) : rest,
    preheader: lead,
    greeting: null,
    blocks: [
      paragraph(lead),
      factRows(
        { name: voice.say('mail.staff.until'), value: voice.when(notice.dueAt) },
        { name: voice.say('mail.staff.failure'), value: category },
        ...(customer === '' ? [] : [{ name: voice.say('mail.staff.customer'), value: customer }]),
      ),
      button(voice.say('mail.staff.button'), links.dashboard),
    ],
    signature: [voice.say('mail.staff.sender', { shop: voice.shop })],
  })
}
