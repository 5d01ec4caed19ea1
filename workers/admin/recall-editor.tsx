/** The form on which a recall is planned: what happened, how it is put right, for which orders, how fast. */
import type { FC } from 'hono/jsx'
import { categories } from '../../domain/event.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import type { LineFault } from '../../domain/order-list.ts'
import type { RemedyKind } from '../../domain/policy/tables.ts'
import { largestWave, longestPauseMinutes, mailsAMinute } from '../../domain/recall.ts'
import { longestText } from '../../domain/recall-form.ts'
import { plain } from '../../emails/plain.ts'
import { Field } from './action-form.tsx'
import type { Desk } from './desk.ts'
import { Frame } from './frame.tsx'
import type { RecallFields } from './recall-form.ts'
import { writtenIn } from './team.tsx'
import { count } from './words.ts'

export interface EditorView {
  /** Null for a new recall. */
  readonly id: string | null
  readonly fields: RecallFields
  readonly ways: readonly RemedyKind[]
  readonly causes: readonly { readonly id: string; readonly name: string }[]
  readonly defaultDays: number
  readonly problem: string | null
  readonly lines: readonly LineFault[]
}

/** More than these help nobody: who has mended them sees the next. */
const mostLines = 50

const Lines: FC<{ desk: Desk; lines: readonly LineFault[] }> = ({ desk, lines }) => (
  <>
    <ul>
      {lines.slice(0, mostLines).map(({ line, fault, number }) => (
        <li key={`${line}-${fault}`}>
          {desk.say('staff.recalls.line', {
            line,
            what: desk.say(`staff.recalls.fault.${fault}`, { number: plain(number, 40) }),
          })}
        </li>
      ))}
    </ul>
    {lines.length > mostLines && <p>{desk.say('staff.recalls.lines-more', { count: lines.length - mostLines })}</p>}
  </>
)

const What: FC<{ desk: Desk; view: EditorView }> = ({ desk, view: { fields, causes } }) => (
  <>
    <Field id="name" label={desk.say('staff.recalls.name')} hint={desk.say('staff.recalls.name-hint')}>
      <input type="text" id="name" name="name" required maxlength={120} value={fields.name} />
    </Field>
    <div class="two">
      <Field id="category" label={desk.say('staff.recalls.category')}>
        <select id="category" name="category">
          {categories.map((category) => (
            <option key={category} value={category} selected={category === fields.category}>
              {desk.head(`words.category.${category}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field id="cause" label={desk.say('staff.recalls.cause')}>
        <select id="cause" name="cause">
          <option value="">{desk.say('staff.recalls.no-cause')}</option>
          {causes.map(({ id, name }) => (
            <option key={id} value={id} selected={id === fields.cause}>
              {plain(name, 80)}
            </option>
          ))}
        </select>
      </Field>
    </div>
  </>
)

const Texts: FC<{ desk: Desk; fields: RecallFields }> = ({ desk, fields }) => {
  const { locale: own } = desk.shop
  const ordered: readonly Locale[] = [own, ...locales.filter((locale) => locale !== own)]
  return (
    <fieldset>
      <legend>{desk.say('staff.recalls.words-of-mail')}</legend>
      <p class="soft">{desk.say('staff.recalls.languages')}</p>
      {ordered.map((locale, i) => (
        <Field
          key={locale}
          id={`text-${locale}`}
          label={desk.say('staff.recalls.text', { language: writtenIn(desk, locale) })}
          {...(i === 0 && { hint: desk.say('staff.recalls.text-hint') })}
        >
          <textarea id={`text-${locale}`} name={`text-${locale}`} lang={locale} rows={4} maxlength={longestText}>
            {fields.texts[locale]}
          </textarea>
        </Field>
      ))}
    </fieldset>
  )
}

const Ways: FC<{ desk: Desk; view: EditorView }> = ({ desk, view: { fields, ways, defaultDays } }) => (
  <fieldset>
    <legend>{desk.say('staff.recalls.remedies')}</legend>
    <p class="soft">{desk.say('staff.recalls.remedies-hint')}</p>
    <div class="tick ways">
      {ways.map((kind) => (
        <label key={kind}>
          <input type="checkbox" name="remedies" value={kind} checked={fields.remedies.includes(kind)} />{' '}
          {desk.remedy(kind)}
        </label>
      ))}
    </div>
    <Field
      id="first"
      label={desk.say('staff.recalls.first')}
      hint={desk.say('staff.recalls.first-hint', { days: defaultDays })}
    >
      <select id="first" name="first">
        {ways.map((kind) => (
          <option key={kind} value={kind} selected={kind === fields.first}>
            {desk.remedy(kind)}
          </option>
        ))}
      </select>
    </Field>
  </fieldset>
)

const Day: FC<{ desk: Desk; name: 'from' | 'to'; value: string }> = ({ desk, name, value }) => (
  <Field id={name} label={desk.say(`staff.recalls.${name}`)} hint={desk.say('staff.recalls.date-hint')}>
    <input type="date" id={name} name={name} value={value} />
  </Field>
)

const Orders: FC<{ desk: Desk; fields: RecallFields }> = ({ desk, fields }) => (
  <fieldset>
    <legend>{desk.say('staff.recalls.whom')}</legend>
    <div class="tick">
      <label>
        <input type="radio" name="by" value="product" checked={fields.by !== 'list'} />{' '}
        {desk.say('staff.recalls.by-product')}
      </label>
    </div>
    <div class="two">
      <Field id="sku" label={desk.say('staff.recalls.sku')}>
        <input type="text" id="sku" name="sku" maxlength={100} value={fields.sku} autocapitalize="none" />
      </Field>
      <Field id="words" label={desk.say('staff.recalls.words')} hint={desk.say('staff.recalls.words-hint')}>
        <input type="text" id="words" name="words" maxlength={100} value={fields.words} />
      </Field>
      <Day desk={desk} name="from" value={fields.from} />
      <Day desk={desk} name="to" value={fields.to} />
    </div>
    <div class="tick">
      <label>
        <input type="radio" name="by" value="list" checked={fields.by === 'list'} /> {desk.say('staff.recalls.by-list')}
      </label>
    </div>
    <Field id="list" label={desk.say('staff.recalls.list')} hint={desk.say('staff.recalls.list-hint')}>
      <textarea id="list" name="list" rows={5} spellcheck={false} autocapitalize="none">
        {fields.list}
      </textarea>
    </Field>
    <Field id="file" label={desk.say('staff.recalls.file')} hint={desk.say('staff.recalls.file-hint')}>
      <input type="file" id="file" name="file" accept=".csv,.txt,text/csv,text/plain" />
    </Field>
  </fieldset>
)

const Pace: FC<{ desk: Desk; fields: RecallFields }> = ({ desk, fields }) => (
  <fieldset>
    <legend>{desk.say('staff.recalls.pace')}</legend>
    <p class="soft" id="pace-hint">
      {desk.say('staff.recalls.pace-hint', {
        rate: count(desk.locale, mailsAMinute),
        most: count(desk.locale, largestWave),
      })}
    </p>
    <div class="two">
      {(['wave', 'pause'] as const).map((name) => (
        <Field key={name} id={name} label={desk.say(`staff.recalls.${name}`)}>
          <input
            type="number"
            id={name}
            name={name}
            required
            min={1}
            max={name === 'wave' ? largestWave : longestPauseMinutes}
            value={fields[name]}
            aria-describedby="pace-hint"
          />
        </Field>
      ))}
    </div>
  </fieldset>
)

export const EditorPageView: FC<{ desk: Desk; view: EditorView }> = ({ desk, view }) => {
  const { id, fields, problem, lines } = view
  const title = desk.say(id === null ? 'staff.recalls.new' : 'staff.recalls.change')
  return (
    <Frame desk={desk} room="recalls" title={title}>
      <p class="crumb">
        <a href={desk.href(id === null ? '/admin/recalls' : `/admin/recalls/${id}`)}>
          {id === null ? desk.say('staff.recalls.back') : plain(fields.name, 120)}
        </a>
      </p>
      {problem && (
        <div class="refused" role="alert">
          <p>
            <b>{problem}</b>
          </p>
          {lines.length > 0 && <Lines desk={desk} lines={lines} />}
          <p class="soft">{desk.say('staff.refused.kept')}</p>
        </div>
      )}
      <h1>{title}</h1>
      <form
        class="act recall"
        method="post"
        enctype="multipart/form-data"
        action={desk.href(id === null ? '/admin/recalls' : `/admin/recalls/${id}`)}
      >
        <input type="hidden" name="seen" value={String(fields.seen)} />
        <What desk={desk} view={view} />
        <Texts desk={desk} fields={fields} />
        <Ways desk={desk} view={view} />
        <Orders desk={desk} fields={fields} />
        <Pace desk={desk} fields={fields} />
        <button type="submit">{desk.say('staff.recalls.see')}</button>
        <p class="soft">{desk.say('staff.recalls.nothing-yet')}</p>
      </form>
    </Frame>
  )
}
