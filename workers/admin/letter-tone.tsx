/** What the tone guard finds in the letter, shown beside the words it is about. */
import type { Child, FC } from 'hono/jsx'
import type { Locale } from '../../domain/locale.ts'
import type { Desk } from './desk.ts'
import { Chip } from './frame.tsx'
import type { ToneReading } from './letter-form.ts'

/** The text with what was found marked in it. */
const Marked: FC<{ reading: ToneReading }> = ({ reading: { text, findings } }) => {
  const parts: Child[] = []
  let at = 0
  for (const { start, end } of findings) {
    parts.push(text.slice(at, start), <mark>{text.slice(start, end)}</mark>)
    at = end
  }
  return (
    <p class="said">
      {parts}
      {text.slice(at)}
    </p>
  )
}

/** What was found in one field, right below it: marked in its words, each with a better wording. */
export const ToneOf: FC<{ desk: Desk; tone: readonly ToneReading[]; lang: Locale; field: string }> = ({
  desk,
  tone,
  lang,
  field,
}) => {
  const reading = tone.find((one) => one.field === field)
  if (!reading) return null
  return (
    <section class="card tone" id={`tone-${field}`} aria-label={desk.say('staff.tone.title')}>
      <div lang={lang}>
        <Marked reading={reading} />
      </div>
      <ul class="lines">
        {reading.findings.map(({ start, end, kind, suggestion }) => (
          <li key={start}>
            <b lang={lang}>
              <q>{reading.text.slice(start, end)}</q>
            </b>{' '}
            <Chip tone="soon">{desk.say(`staff.tone.${kind}`)}</Chip>
            <small>{desk.say('staff.tone.better', { wording: suggestion })}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whether there is anything to look at, before the fields; without script one could miss it further down. */
export const ToneSummary: FC<{ desk: Desk; tone: readonly ToneReading[]; asked: boolean }> = ({
  desk,
  tone,
  asked,
}) => {
  const [first] = tone
  if (!first) return asked ? <p class="done">{desk.say('staff.tone.good')}</p> : null
  const count = tone.reduce((sum, { findings }) => sum + findings.length, 0)
  return (
    <p class="warning">
      <a href={`#tone-${first.field}`}>{desk.say('staff.tone.title')}</a>: {desk.say('staff.tone.places', { count })}
    </p>
  )
}
