/** A cause as a form: named, judged, put in somebody's hands; and called fixed with what shows it. */
import type { FC } from 'hono/jsx'
import { type CauseState, causeVerdicts } from '../../domain/cause.ts'
import { categories } from '../../domain/event.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import { plain } from '../../emails/plain.ts'
import { Field } from './action-form.tsx'
import type { Desk } from './desk.ts'
import { writtenIn } from './team.tsx'

/** A cause's form as it is filled in. */
export interface CauseFields {
  readonly name: string
  readonly verdict: string
  readonly category: string
  readonly sku: string
  readonly owner: string
  readonly action: string
  /** A local date. */
  readonly due: string
  readonly evidence: string
  readonly changed: Readonly<Partial<Record<Locale, string>>>
  /** The version the page was filled in on; 0 for a new cause. */
  readonly seen: number
}

export const noFields: CauseFields = {
  ...{ name: '', verdict: 'unknown', category: '', sku: '', owner: '', action: '', due: '', evidence: '' },
  ...{ changed: {}, seen: 0 },
}

interface Props {
  readonly desk: Desk
  readonly fields: CauseFields
  readonly staff: readonly { readonly email: string; readonly name: string }[]
  /** Null for a new one. */
  readonly state: CauseState | null
  readonly problem: string | null
  /** Where it is posted to; the list's own page for a new one. */
  readonly to?: string
}

const What: FC<Props> = ({ desk, fields, staff }) => {
  const { say } = desk
  const owners = staff.some(({ email }) => email === fields.owner) || fields.owner === ''
  return (
    <>
      <Field id="name" label={say('staff.causes.name')} hint={say('staff.causes.name-hint')}>
        <input type="text" id="name" name="name" required maxlength={120} value={fields.name} />
      </Field>
      <div class="halves">
        <Field id="category" label={say('staff.causes.category')}>
          <select id="category" name="category">
            <option value="">{say('staff.causes.any-category')}</option>
            {categories.map((one) => (
              <option key={one} value={one} selected={one === fields.category}>
                {desk.head(`words.category.${one}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field id="sku" label={say('staff.causes.sku')} hint={say('staff.causes.sku-hint')}>
          <input type="text" id="sku" name="sku" maxlength={120} value={fields.sku} autocapitalize="none" />
        </Field>
      </div>
      <div class="halves">
        <Field id="verdict" label={say('staff.causes.verdict')} hint={say('staff.causes.verdict-hint')}>
          <select id="verdict" name="verdict">
            {causeVerdicts.map((one) => (
              <option key={one} value={one} selected={one === fields.verdict}>
                {desk.head(`words.cause-verdict.${one}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field id="owner" label={say('staff.causes.owner')}>
          <select id="owner" name="owner">
            <option value="">{desk.head('staff.causes.nobody')}</option>
            {!owners && (
              <option value={fields.owner} selected>
                {plain(fields.owner, 60)}
              </option>
            )}
            {staff.map(({ email, name }) => (
              <option key={email} value={email} selected={email === fields.owner}>
                {plain(name, 60)}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <Field id="action" label={say('staff.causes.action')}>
        <textarea id="action" name="action" rows={3} maxlength={2_000}>
          {fields.action}
        </textarea>
      </Field>
      <Field id="due" label={say('staff.causes.due-date')}>
        <input type="date" id="due" name="due" value={fields.due} />
      </Field>
    </>
  )
}

const Fixed: FC<Props> = ({ desk, fields }) => {
  const { say } = desk
  return (
    <>
      <Field id="evidence" label={say('staff.causes.evidence')} hint={say('staff.causes.evidence-hint')}>
        <textarea id="evidence" name="evidence" rows={3} maxlength={2_000}>
          {fields.evidence}
        </textarea>
      </Field>
      {locales.map((locale) => (
        <Field
          key={locale}
          id={`changed-${locale}`}
          label={say('staff.causes.changed', { language: writtenIn(desk, locale) })}
          hint={say('staff.causes.changed-hint')}
        >
          <textarea id={`changed-${locale}`} name={`changed-${locale}`} lang={locale} rows={2} maxlength={1_000}>
            {fields.changed[locale] ?? ''}
          </textarea>
        </Field>
      ))}
    </>
  )
}

export const CauseForm: FC<Props> = (props) => {
  const { desk, fields, state, problem, to = '/admin/causes' } = props
  const { say } = desk
  return (
    <form class="act" method="post" action={desk.href(to)}>
      {problem && (
        <div class="refused" role="alert">
          <p>
            <b>{problem}</b>
          </p>
          <p class="soft">{say('staff.refused.kept')}</p>
        </div>
      )}
      <input type="hidden" name="seen" value={String(fields.seen)} />
      <What {...props} />
      {state !== null && <Fixed {...props} />}
      <p class="buttons">
        <button type="submit">{say(state === null ? 'staff.causes.add' : 'staff.causes.save')}</button>
        {state === 'open' && (
          <button class="quiet" type="submit" name="state" value="fixed">
            {say('staff.causes.fix')}
          </button>
        )}
        {(state === 'fixed' || state === 'closed') && (
          <button class="quiet" type="submit" name="state" value="open">
            {say('staff.causes.unfix')}
          </button>
        )}
      </p>
      {state === 'open' && <p class="soft">{say('staff.causes.fix-hint')}</p>}
    </form>
  )
}
