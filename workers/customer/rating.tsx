/** Did it help? One number, and words if there are any; after a number in the middle, one question. */
import { typeset } from '../../emails/typeset.ts'
import { longestText } from '../../workflows/choice.ts'
import { Chosen, Form } from './forms.tsx'
import { isAsked, isWishAsked } from './situation.ts'
import { enteredIn, type View } from './view.ts'

const scores = ['1', '2', '3', '4', '5'] as const

/** "What would have put it right?" One line, once. */
const WishForm = ({ view }: { readonly view: View }) => {
  const { trouble, voice } = view
  return (
    <section id="wish">
      <Form view={view} act="wish">
        <label class="field">
          <span>{typeset(voice.locale, voice.say('page.wish'))}</span>
          <textarea
            name="text"
            required
            maxlength={longestText}
            aria-describedby="wish-hint"
            aria-invalid={trouble?.act === 'wish' ? 'true' : undefined}
          >
            {enteredIn(view, 'wish', 'text')}
          </textarea>
          <small class="soft" id="wish-hint">
            {typeset(voice.locale, voice.say('page.wish.hint', { name: voice.person }))}
          </small>
        </label>
        <div class="act">
          <button type="submit">{voice.say('page.wish.button')}</button>
        </div>
      </Form>
    </section>
  )
}

export const Rating = ({ view }: { readonly view: View }) => {
  const { facts, voice, situation } = view
  const { locale } = voice
  const last = facts.ratings.at(-1)
  if (situation === 'closed') return null
  if (isAsked(facts)) {
    const entered = enteredIn(view, 'rating', 'score')
    return (
      <section id="rating">
        <Form view={view} act="rating">
          <fieldset>
            <legend>{typeset(locale, voice.say('page.rating'))}</legend>
            <div class="scale">
              {scores.map((score) => (
                <label key={score}>
                  <input type="radio" name="score" value={score} required checked={score === entered} />
                  <span class="figure">{score}</span>
                </label>
              ))}
            </div>
            <p class="ends soft">
              <span>{voice.say('page.rating.low')}</span>
              <span>{voice.say('page.rating.high')}</span>
            </p>
          </fieldset>
          <label class="field">
            <span>{typeset(locale, voice.say('page.rating.text'))}</span>
            <textarea name="text" maxlength={longestText}>
              {enteredIn(view, 'rating', 'text')}
            </textarea>
          </label>
          <div class="act">
            <button type="submit">{voice.say('page.rating.button')}</button>
          </div>
        </Form>
      </section>
    )
  }
  if (!last || situation === 'departed') return null
  return (
    <section id="rating">
      <Chosen label={voice.say('page.rating')} title={voice.say('page.rating.yours', { score: last.score })} />
      {last.score === 3 && last.text !== '' && (
        <figure class="words">
          <figcaption class="soft">{voice.say('page.wish.yours')}</figcaption>
          <blockquote>{last.text}</blockquote>
        </figure>
      )}
      {isWishAsked(facts) && <WishForm view={view} />}
    </section>
  )
}
