/** "Call me back": the hours the shop is open, in the customer's time. */
import { slotsFor } from '../../domain/callback.ts'
import { capital, sayTime } from '../../emails/format.ts'
import { typeset } from '../../emails/typeset.ts'
import { Fold, Form } from './forms.tsx'
import { enteredIn, type View } from './view.ts'

/** `first`: it did not help, and a person calls anyway, so that the hour is asked for at once. */
export const Callback = ({ view, first = false }: { readonly view: View; readonly first?: boolean }) => {
  const { facts, situation, voice, now, trouble } = view
  if (situation === 'closed' || situation === 'departed') return null
  const { locale, zone } = voice
  if (facts.tasks.some(({ kind, state }) => kind === 'call-back' && state === 'open')) return null
  const slots = slotsFor(facts, now, view.booked)
  if (slots.length === 0) return null
  const days = Map.groupBy(slots, ({ start }) => capital(locale, voice.day(start)))
  const chosen = enteredIn(view, 'callback', 'slot')
  const wrong = trouble?.act === 'callback' ? 'trouble' : undefined
  return (
    <Fold id="call" quiet={!first} title={voice.say('page.call')} open={first || trouble?.act === 'callback'}>
      {first && <p>{typeset(locale, voice.say('page.call.unhappy', { name: voice.person }))}</p>}
      <Form view={view} act="callback">
        <label class="field">
          <span>{voice.say('page.call.phone')}</span>
          <input
            type="tel"
            name="phone"
            required
            maxlength={40}
            autocomplete="tel"
            value={enteredIn(view, 'callback', 'phone')}
            aria-describedby={wrong}
            aria-invalid={trouble?.why === 'page.error.phone' ? 'true' : undefined}
          />
          <small class="soft">{typeset(locale, voice.say('page.call.phone-hint'))}</small>
        </label>
        <label class="field">
          <span>{voice.say('page.call.slot')}</span>
          <select name="slot" required aria-describedby={wrong}>
            <option value="">{voice.say('page.call.choose')}</option>
            {[...days].map(([day, hours]) => (
              <optgroup key={day} label={day}>
                {hours.map(({ start, end }) => {
                  const value = new Date(start).toISOString()
                  return (
                    <option key={value} value={value} selected={value === chosen}>
                      {`${sayTime(locale, start, zone)}–${sayTime(locale, end, zone)}`}
                    </option>
                  )
                })}
              </optgroup>
            ))}
          </select>
          <small class="soft">
            {typeset(locale, voice.say(zone === facts.shop.timeZone ? 'page.call.hours' : 'page.call.hours-elsewhere'))}
          </small>
        </label>
        <button type="submit" class="quiet">
          {voice.say('page.call.button')}
        </button>
      </Form>
    </Fold>
  )
}
