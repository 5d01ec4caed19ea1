/** The director's letter: written here, read for its tone, seen as it will look, and approved by a person. */
import type { FC } from 'hono/jsx'
import type { Facts } from '../../domain/complaint.ts'
import type { LetterDraft } from '../../emails/letter-draft.ts'
import { orderName, plain } from '../../emails/plain.ts'
import { letterAddress } from '../../emails/voice.ts'
import { Field } from './action-form.tsx'
import type { Desk } from './desk.ts'
import { isLeader } from './desk.ts'
import { Chip, Frame } from './frame.tsx'
import { type PointShown, type Preview, pointsShown, type ToneReading } from './letter-form.ts'
import { ToneOf, ToneSummary } from './letter-tone.tsx'
import { type Problem, Refused } from './refused.tsx'

export interface LetterView {
  readonly facts: Facts
  /** The version the editor's text is decided on. */
  readonly version: number
  readonly letter: LetterDraft
  readonly tone: readonly ToneReading[]
  /** Said only when somebody asked, or when there is something to say. */
  readonly toneAsked: boolean
  readonly preview: Preview
  readonly problem: Problem | null
  /** What somebody else saved meanwhile, to be read before it is written over; null otherwise. */
  readonly theirs: LetterDraft | null
  readonly done: string | null
}

/** One point: its words, who has it in hand, and when. */
const PointFields: FC<{ desk: Desk; view: LetterView; point: PointShown }> = ({ desk, view, point }) => {
  const { n } = point
  const { locale } = view.facts.complaint
  const say = desk.say
  return (
    <fieldset>
      <legend>{say(`staff.letter.${point.block}`)}</legend>
      <Field id={`text-${n}`} label={say('staff.letter.text')}>
        <textarea id={`text-${n}`} name={`text-${n}`} rows={3} maxlength={1000} lang={locale}>
          {point.text}
        </textarea>
      </Field>
      <ToneOf desk={desk} tone={view.tone} lang={view.facts.complaint.locale} field={`text-${n}`} />
      <div class="two">
        <Field id={`owner-${n}`} label={say('staff.letter.owner')}>
          <input type="text" id={`owner-${n}`} name={`owner-${n}`} maxlength={200} value={point.owner} lang={locale} />
        </Field>
        <Field id={`when-${n}`} label={say('staff.letter.when')}>
          <input type="text" id={`when-${n}`} name={`when-${n}`} maxlength={200} value={point.when} lang={locale} />
        </Field>
      </div>
      <ToneOf desk={desk} tone={view.tone} lang={view.facts.complaint.locale} field={`owner-${n}`} />
      <ToneOf desk={desk} tone={view.tone} lang={view.facts.complaint.locale} field={`when-${n}`} />
    </fieldset>
  )
}

const Editor: FC<{ desk: Desk; view: LetterView }> = ({ desk, view }) => {
  const { facts, version, letter, tone } = view
  const { locale, id } = facts.complaint
  const say = desk.say
  return (
    <form class="editor" method="post" action={`/admin/complaints/${id}/letter`} lang={desk.locale}>
      <input type="hidden" name="version" value={String(version)} />
      <input type="hidden" name="seen" value={String(desk.now)} />
      <Field id="letter-subject" label={say('staff.letter.subject')}>
        <input
          type="text"
          id="letter-subject"
          name="subject"
          required
          maxlength={120}
          value={letter.subject}
          lang={locale}
        />
      </Field>
      <ToneOf desk={desk} tone={view.tone} lang={view.facts.complaint.locale} field="subject" />
      <Field id="letter-body" label={say('staff.letter.body')} hint={say('staff.letter.body-hint')}>
        <textarea id="letter-body" name="body" rows={9} required maxlength={10_000} lang={locale}>
          {letter.body}
        </textarea>
      </Field>
      <ToneOf desk={desk} tone={view.tone} lang={view.facts.complaint.locale} field="body" />
      {pointsShown(letter.points).map((point) => (
        <PointFields key={point.n} desk={desk} view={view} point={point} />
      ))}
      <div class="buttons">
        <button type="submit" name="do" value="approve">
          {say('staff.letter.approve')}
        </button>
        {tone.length > 0 && (
          <button class="quiet" type="submit" name="do" value="as-is">
            {say('staff.letter.approve-as-is')}
          </button>
        )}
        <button class="quiet" type="submit" name="do" value="save">
          {say('staff.letter.save')}
        </button>
        <button class="quiet" type="submit" name="do" value="check">
          {say('staff.letter.check')}
        </button>
      </div>
      <p class="soft">{say(facts.customer?.email ? 'staff.letter.approve-hint' : 'staff.letter.no-mail')}</p>
    </form>
  )
}

/** For who may not write it, and once it is approved: the words as they stand. */
const Reading: FC<{ desk: Desk; view: LetterView }> = ({ desk, view: { facts, letter } }) => (
  <div class="stack">
    <p class="why">
      {facts.letter?.state === 'approved'
        ? desk.say('staff.letter.approved-by', {
            name:
              facts.staff.find(({ email }) => email === facts.letter?.approvedBy)?.name ??
              facts.letter.approvedBy ??
              '',
            when: desk.short(facts.letter.approvedAt ?? facts.letter.draftedAt),
          })
        : desk.say('staff.letter.leaders-only')}
    </p>
    <p>
      <b>{letter.subject}</b>
    </p>
  </div>
)

/** What stands saved while other words stand in the form. */
const Theirs: FC<{ desk: Desk; letter: LetterDraft; lang: string }> = ({ desk, letter, lang }) => (
  <section class="card">
    <h2>{desk.say('staff.letter.theirs')}</h2>
    <div lang={lang}>
      <p>
        <b>{letter.subject}</b>
      </p>
      <p class="said">{letter.body}</p>
      <ol>
        {letter.points.map(({ text, owner, when }) => (
          <li key={text}>
            {text} <span class="soft">{[owner, when].filter((part) => part !== '').join(', ')}</span>
          </li>
        ))}
      </ol>
    </div>
  </section>
)

/** The customer's mail in a frame of its own: no script, no form, no link out of it. */
export const MailFrame: FC<{ html: string; title: string }> = ({ html, title }) => (
  <iframe class="mail" sandbox="" srcdoc={html} title={title} />
)

/** What the customer's mail program shows above the letter. */
const Envelope: FC<{ desk: Desk; facts: Facts; preview: Preview }> = ({ desk, facts, preview }) => {
  const say = desk.say
  const { director } = facts.shop
  return (
    <>
      <dl class="wide">
        <dt>{say('staff.letter.from')}</dt>
        <dd>{preview.from.replaceAll('"', '')}</dd>
        <dt>{say('staff.letter.to')}</dt>
        <dd>{preview.to ?? say('staff.letter.nobody')}</dd>
        <dt>{say('staff.letter.subject')}</dt>
        <dd lang={facts.complaint.locale}>{preview.subject}</dd>
        <dt>{say('staff.letter.replies')}</dt>
        <dd>{say('staff.letter.replies-to', { address: preview.replyTo })}</dd>
      </dl>
      {director && letterAddress(facts.shop) !== director.email && (
        <p class="soft">{say('staff.letter.other-domain', { address: director.email })}</p>
      )}
    </>
  )
}

export const LetterPageView: FC<{ desk: Desk; view: LetterView }> = ({ desk, view }) => {
  const { facts, preview, problem, done } = view
  const { complaint, customer, promises, letter } = facts
  const promise = promises.find(({ kind, state }) => kind === 'letter' && state === 'open')
  const name = plain(customer?.name ?? customer?.email ?? desk.say('staff.unknown-customer'), 80)
  return (
    <Frame desk={desk} room={null} title={`${desk.say('words.promise.letter')}, ${name}`}>
      {done && (
        <p class="done" role="status">
          {done}
        </p>
      )}
      {problem && <Refused desk={desk} facts={facts} problem={problem} />}
      <p class="crumb">
        <a href={`/admin/complaints/${complaint.id}`}>
          {name}
          {orderName(facts.order) && <>, {orderName(facts.order)}</>}
        </a>
      </p>
      <h1>
        {desk.say('staff.letter.title')}
        {promise && (
          <Chip tone={promise.dueAt - desk.now < 3_600_000 ? 'late' : 'soon'}>
            {promise.dueAt < desk.now
              ? desk.say('staff.late-by', { left: desk.left(desk.now - promise.dueAt) })
              : desk.say('staff.due', { when: desk.short(promise.dueAt) })}
          </Chip>
        )}
      </h1>
      <div class="write">
        <div class="stack">
          {view.theirs && <Theirs desk={desk} letter={view.theirs} lang={complaint.locale} />}
          <ToneSummary desk={desk} tone={view.tone} asked={view.toneAsked} />
          {letter?.state === 'draft' && isLeader(desk) ? (
            <Editor desk={desk} view={view} />
          ) : (
            <Reading desk={desk} view={view} />
          )}
        </div>
        <section class="stack">
          <h2>{desk.say('staff.letter.preview')}</h2>
          <Envelope desk={desk} facts={facts} preview={preview} />
          <MailFrame html={preview.html} title={desk.say('staff.letter.preview')} />
        </section>
      </div>
    </Frame>
  )
}
