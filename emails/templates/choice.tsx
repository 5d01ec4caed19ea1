/** What was chosen, or settled in the customer's favour: by when it is there, who sees to it, and what comes on top. */
import { bonusOf, giftOf } from '../../domain/compensation.ts'
import { type Facts, remedyOf } from '../../domain/complaint.ts'
import { type Block, button, list, paragraph } from '../content.ts'
import { sayDaysOff } from '../days-off.ts'
import { giftCalled } from '../gift-words.ts'
import { remedyExtra, remedyTitle } from '../remedy-words.ts'
import { letter, type MailProps, type Voice, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

function lead(voice: Voice, { mail, facts }: MailProps<'choice'>): string {
  if (mail.byDefault) return voice.say('mail.choice.by-default')
  return voice.say(facts.choice?.by === 'staff' ? 'mail.choice.by-staff' : 'mail.choice.by-customer')
}

/** Gift or bonus, while it is not yet picked; a bonus is named with its sum. */
function onTop(voice: Voice, facts: Facts): { readonly sentence: string; readonly label: string } | null {
  if (facts.compensation !== null || facts.complaint.departedAt !== null) return null
  const value = bonusOf(facts)
  const bonus = value === null ? 'no' : 'yes'
  const said = { bonus, value: value === null ? '' : voice.sum(value) }
  const given = giftOf(facts)
  if (given === null) {
    return {
      sentence: voice.say('mail.choice.on-top-bonus', said),
      label: voice.say('mail.choice.on-top-bonus-button'),
    }
  }
  const gift = giftCalled(given, voice.locale)
  return {
    sentence:
      gift === null ? voice.say('mail.choice.on-top', said) : voice.say('mail.choice.on-top-named', { ...said, gift }),
    label: voice.say('mail.choice.on-top-button', { bonus }),
  }
}

export const choice: Template<'choice'> = (props) => {
  const { mail, facts, links } = props
  const voice = voiceOf(props)
  const remedy = remedyOf(facts, mail.remedy)
  if (!remedy) throw new Error(`the chosen remedy ${mail.remedy} is not among the offers`)
  // A code without a sum is settled by a person, as attention is: then there is a time.
  const fulfilment = facts.shop.policy.terms[remedy.kind].fulfilment
  const how = mail.dueAt === null ? 'code' : fulfilment === 'code' ? 'attention' : fulfilment
  const sum = remedy.value === null ? [] : [voice.sum(remedy.value)]
  const more = onTop(voice, facts)
  const due = voice.say('mail.choice.due', {
    how,
    name: voice.person,
    when: mail.dueAt === null ? '' : voice.when(mail.dueAt),
  })
  const daysOff = mail.dueAt === null ? null : sayDaysOff(voice.locale, facts.shop, props.now, mail.dueAt)
  const blocks: readonly Block[] = [
    paragraph(lead(voice, props)),
    list([{ title: remedyTitle(voice.locale, remedy), lines: sum, plus: remedyExtra(voice.locale, remedy) }]),
    paragraph(due, ...(daysOff === null ? [] : [daysOff])),
    ...(more ? [paragraph(more.sentence)] : []),
    button(more?.label ?? voice.say('mail.see-page'), links.page),
    paragraph(voice.say('mail.choice.wrong')),
  ]
  return letter(voice, facts, {
    rest: voice.say('mail.choice.subject', { how, brief: mail.dueAt === null ? '' : voice.brief(mail.dueAt) }),
    preheader: due,
    blocks,
  })
}
