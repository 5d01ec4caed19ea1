/** What the shop has to tell, in its own words: once, and only to who wanted to hear. */
import { type CareTemplate, careVoice, stopLine, written } from '../care-voice.ts'
import { button } from '../content.ts'
import { plain } from '../plain.ts'
import { letter, typed } from '../voice.ts'

export const news: CareTemplate<'news'> = (props) => {
  const { facts, links, mail } = props
  const told = facts.news.find(({ id }) => id === mail.n)
  if (!told) throw new Error('a mail tells of news that are not among the facts')
  const { locale, text } = written(told.texts, facts)
  const voice = careVoice(props, { locale })
  return letter(voice, facts, {
    rest: text.title,
    preheader: plain(text.text, 140),
    blocks: [...typed(text.text), ...(told.url === null ? [] : [button(voice.say('mail.news.button'), told.url)])],
    footer: stopLine(voice, links),
  })
}
