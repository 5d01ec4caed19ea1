/** What has happened so far, one line a step. */
import { remedyKinds } from '../../domain/policy/tables.ts'
import { sayShort } from '../../emails/format.ts'
import { remedyTitle } from '../../emails/remedy-words.ts'
import { isMessage } from '../../emails/say.ts'
import { typeset } from '../../emails/typeset.ts'
import { Fold } from './forms.tsx'
import type { StoryEntry } from './read.ts'
import type { View } from './view.ts'

/** An entry in the reader's words; null for what has none. */
function sentenceOf({ event, about }: StoryEntry, { voice }: View): string | null {
  const name = `page.story.${event}`
  if (!isMessage(name)) return null
  const remedy = remedyKinds.find((kind) => kind === about.remedy)
  const compensation = `words.compensation.${about.kind}`
  return voice.say(name, {
    by: about.by ?? 'customer',
    remedy: remedy ? remedyTitle(voice.locale, { kind: remedy }) : '',
    kind: isMessage(compensation) ? voice.say(compensation) : '',
  })
}

export const Story = ({ view }: { readonly view: View }) => {
  const { story, voice } = view
  const lines = story.flatMap((entry) => {
    const sentence = sentenceOf(entry, view)
    return sentence === null ? [] : [{ at: entry.at, sentence }]
  })
  if (lines.length === 0) return null
  return (
    <Fold id="story" quiet title={typeset(voice.locale, voice.say('page.story'))}>
      <ol class="story">
        {lines.map(({ at, sentence }) => (
          <li key={`${at} ${sentence}`}>
            <time class="soft figure" datetime={new Date(at).toISOString()}>
              {sayShort(voice.locale, at, voice.zone)}
            </time>
            <span>{typeset(voice.locale, sentence)}</span>
          </li>
        ))}
      </ol>
    </Fold>
  )
}
