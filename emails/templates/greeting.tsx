/** On an occasion of their country: good wishes. Nothing is offered, nothing is asked. */
import { occasionNames } from '../../domain/care/occasions.ts'
import { type CareTemplate, careVoice, stopLine } from '../care-voice.ts'
import { paragraph } from '../content.ts'
import { letter } from '../voice.ts'

export const greeting: CareTemplate<'greeting'> = (props) => {
  const { facts, links, mail } = props
  const voice = careVoice(props)
  const occasion = occasionNames.find((name) => name === mail.occasion)
  if (!occasion) throw new Error(`there are no words for the occasion ${mail.occasion}`)
  const wish = voice.say(`mail.greeting.${occasion}.wish`, { shop: voice.shop })
  return letter(voice, facts, {
    rest: voice.say(`mail.greeting.${occasion}.subject`, { shop: voice.shop }),
    preheader: wish,
    blocks: [paragraph(wish), paragraph(voice.say('mail.greeting.nothing'))],
    footer: stopLine(voice, links),
  })
}
