/** The codes of a complaint, and what a person may do with one that can still be used. */
import type { FC } from 'hono/jsx'
import { shownCode } from '../../domain/bonus-code.ts'
import type { Facts } from '../../domain/complaint.ts'
import { ActionForm, Field, Fold, type FormFacts, keptValue } from './action-form.tsx'
import { isLeader } from './desk.ts'
import { Chip } from './frame.tsx'
import { isoDate } from './words.ts'

interface Props {
  readonly form: FormFacts
  readonly facts: Facts
}

export const Codes: FC<Props> = ({ form, facts }) => {
  const { desk } = form
  if (facts.codes.length === 0) return null
  return (
    <section class="card">
      <h2>{desk.say('staff.nav.codes')}</h2>
      {facts.codes.map(({ code, state, value, expiresAt }) => (
        <div key={code} class="code">
          <p class="figure">
            <code>{shownCode(code)}</code>{' '}
            <Chip tone={state === 'redeemed' ? 'kept' : ''}>{desk.say(`words.code-state.${state}`)}</Chip>
            <small>{desk.say('staff.code.facts', { value: desk.sum(value), when: desk.short(expiresAt) })}</small>
          </p>
          {state === 'issued' && (
            <>
              <ActionForm form={form} action="resend-code" about={code} class="act inline">
                <button class="quiet" type="submit">
                  {desk.say('staff.act.resend-code')}
                </button>
              </ActionForm>
              {!isLeader(desk) && (
                <Fold form={form} action="extend-code" about={code} label={desk.say('staff.act.extend-code')}>
                  <Field id={`ask-until-${code}`} label={desk.say('staff.code.until')}>
                    <input
                      type="date"
                      id={`ask-until-${code}`}
                      name="until"
                      required
                      min={isoDate(expiresAt, desk.shop.timeZone)}
                      value={keptValue(form, 'extend-code', 'until', '', code)}
                    />
                  </Field>
                  <button type="submit" name="ask" value="yes">
                    {desk.say('staff.request.ask')}
                  </button>
                </Fold>
              )}
              {isLeader(desk) && (
                <>
                  <Fold form={form} action="extend-code" about={code} label={desk.say('staff.act.extend-code')}>
                    <Field id={`extend-code-until-${code}`} label={desk.say('staff.code.until')}>
                      <input
                        type="date"
                        id={`extend-code-until-${code}`}
                        name="until"
                        required
                        min={isoDate(expiresAt, desk.shop.timeZone)}
                        value={keptValue(form, 'extend-code', 'until', '', code)}
                      />
                    </Field>
                    <button type="submit">{desk.say('staff.act.extend-code')}</button>
                  </Fold>
                  <Fold form={form} action="void-code" about={code} label={desk.say('staff.act.void-code')}>
                    <Field id={`void-code-reason-${code}`} label={desk.say('staff.reason')}>
                      <input
                        type="text"
                        id={`void-code-reason-${code}`}
                        name="reason"
                        required
                        maxlength={500}
                        value={keptValue(form, 'void-code', 'reason', '', code)}
                      />
                    </Field>
                    <button type="submit">{desk.say('staff.act.void-code')}</button>
                  </Fold>
                </>
              )}
            </>
          )}
        </div>
      ))}
    </section>
  )
}
