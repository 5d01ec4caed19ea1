/** The policy: what is in force and what is to begin, who wrote which version, and the form that changes it. */
import type { FC } from 'hono/jsx'
import type { PolicyRow, Standing } from '../../db/policies.ts'
import type { Fault } from '../../domain/policy/faults.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { plain } from '../../emails/plain.ts'
import { cellLabel, sayFault } from '../../emails/policy-words.ts'
import { type Desk, isAdmin } from './desk.ts'
import { Chip, Frame } from './frame.tsx'
import { PolicyFields } from './policy-fields.tsx'
import { type FieldsView, PolicyWords } from './policy-parts.tsx'
import { type Conflict, ConflictTable, type Review, ReviewView } from './policy-review.tsx'

/** What was filled in beside the cells. */
export interface Saving {
  readonly reason: string
  /** A local date of the shop; empty is at once. */
  readonly begins: string
  /** The version to bring back; null while cells are changed. */
  readonly restore: number | null
  /** What was seen when it was shown what changes; saved only while it is still that. */
  readonly checked: string
}

export interface PolicyView {
  readonly policy: Policy
  readonly standing: Standing
  readonly versions: readonly PolicyRow[]
  readonly fields: FieldsView
  readonly saving: Saving
  readonly review: Review | null
  readonly conflict: Conflict | null
  readonly problem: string | null
  /** When what is planned and does not fit begins; null where the faults are the draft's own. */
  readonly faultsBegin: number | null
  readonly done: string | null
}

const authorOf = ({ author }: Pick<PolicyRow, 'author'>): string => plain(author.replace(/^staff:/, ''), 80)

const About: FC<{ desk: Desk; row: PolicyRow }> = ({ desk, row }) => (
  <>
    <small>
      {desk.say('staff.policy.by', { when: desk.short(row.createdAt), author: authorOf(row) })}{' '}
      {row.startsAt !== null && desk.say('staff.policy.begins', { when: desk.short(row.startsAt) })}{' '}
      {row.restores !== null && desk.say('staff.policy.restores', { version: row.restores })}
    </small>
    {row.reason && <small>{plain(row.reason, 500)}</small>}
  </>
)

/** Asks to show what bringing an older version back would change. */
const BringBack: FC<{ desk: Desk; view: PolicyView; row: PolicyRow; label: string }> = ({ desk, view, row, label }) => (
  <form method="post" action={desk.href('/admin/policy')}>
    <input type="hidden" name="seen" value={String(view.standing.newest)} />
    <input type="hidden" name="base" value={String(view.standing.inForce?.version ?? 0)} />
    <input type="hidden" name="restore" value={String(row.version)} />
    <button class="quiet" type="submit">
      {label}
    </button>
  </form>
)

const Versions: FC<{ desk: Desk; view: PolicyView }> = ({ desk, view }) => {
  const { inForce, planned } = view.standing
  return (
    <section class="card">
      <h2>{desk.say('staff.policy.history')}</h2>
      <ul class="versions">
        {view.versions.map((row) => {
          const isPlanned = planned.some(({ version }) => version === row.version)
          const isInForce = inForce?.version === row.version
          const isOvertaken = !isPlanned && !isInForce && row.startsAt !== null && row.startsAt > desk.now
          return (
            <li key={row.version}>
              <div>
                <b>{desk.say('staff.policy.version', { version: row.version })}</b>{' '}
                {isInForce && <Chip tone="kept">{desk.say('staff.policy.in-force')}</Chip>}
                {isPlanned && <Chip tone="soon">{desk.say('staff.policy.planned')}</Chip>}
                <About desk={desk} row={row} />
                {isOvertaken && <small>{desk.say('staff.policy.overtaken')}</small>}
              </div>
              {isAdmin(desk) && isPlanned && inForce && (
                <BringBack
                  desk={desk}
                  view={view}
                  row={inForce}
                  label={desk.say('staff.policy.not-begin', { version: inForce.version })}
                />
              )}
              {isAdmin(desk) && !isPlanned && !isInForce && (
                <BringBack
                  desk={desk}
                  view={view}
                  row={row}
                  label={desk.say('staff.policy.bring-back', { version: row.version })}
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const Faults: FC<{ desk: Desk; faults: readonly Fault[]; begins: number | null }> = ({ desk, faults, begins }) => (
  <div class="refused" role="alert">
    <p>
      <b>{desk.say('staff.policy.wrong')}</b>
    </p>
    {begins !== null && <p>{desk.say('staff.policy.wrong-plan', { when: desk.short(begins) })}</p>}
    <ul class="since">
      {faults.map((one) => (
        <li key={`${one.cell} ${one.code}`}>
          <a href={`#cell-${one.cell}`}>{cellLabel(desk.locale, one.cell.split('.'))}</a>: {sayFault(desk.locale, one)}
        </li>
      ))}
    </ul>
    <p class="soft">{desk.say('staff.refused.kept')}</p>
  </div>
)

/** Why and from when: asked once it is known what changes. */
const SaveFields: FC<{ desk: Desk; view: PolicyView }> = ({ desk, view: { saving, standing } }) => (
  <section class="card">
    <div class="field">
      <label for="reason">{desk.say('staff.policy.reason')}</label>
      <input id="reason" name="reason" value={saving.reason} maxlength={500} aria-describedby="reason-hint" />
      <small id="reason-hint">{desk.say('staff.policy.reason-hint')}</small>
    </div>
    <div class="field">
      <label for="begins">{desk.say('staff.policy.begins-on')}</label>
      <input id="begins" type="date" name="begins" value={saving.begins} aria-describedby="begins-hint" />
      <small id="begins-hint">{desk.say('staff.policy.begins-hint')}</small>
    </div>
    {standing.planned.length > 0 && (
      <p>{desk.say(saving.restore === null ? 'staff.policy.plan-kept' : 'staff.policy.plan-dropped')}</p>
    )}
    <div class="buttons">
      <button type="submit" name="step" value="save">
        {desk.say('staff.policy.save')}
      </button>
    </div>
  </section>
)

const Editor: FC<{ desk: Desk; view: PolicyView }> = ({ desk, view }) => {
  const { fields, review, saving, standing } = view
  return (
    <form class="policy" method="post" action={desk.href('/admin/policy')}>
      <input type="hidden" name="seen" value={String(standing.newest)} />
      <input type="hidden" name="base" value={String(standing.inForce?.version ?? 0)} />
      {saving.restore !== null && <input type="hidden" name="restore" value={String(saving.restore)} />}
      {review && (
        <div class="review">
          <ReviewView desk={desk} review={review} />
          <input type="hidden" name="checked" value={saving.checked} />
          <SaveFields desk={desk} view={view} />
        </div>
      )}
      {saving.restore === null && (
        <>
          <h2 class="part">{desk.say('staff.policy.edit')}</h2>
          <p class="soft">{desk.say('staff.policy.edit-hint')}</p>
          <PolicyFields desk={desk} view={fields} />
          <div class="buttons">
            <button class={review ? 'quiet' : undefined} type="submit" name="step" value="check">
              {desk.say('staff.policy.check')}
            </button>
          </div>
        </>
      )}
    </form>
  )
}

const ConflictView: FC<{ desk: Desk; conflict: Conflict }> = ({ desk, conflict }) => (
  <div class="refused review" role="alert">
    <p>
      <b>{desk.say('staff.policy.stale', { version: conflict.version })}</b>
    </p>
    <p>
      {desk.say('staff.policy.stale-by', {
        author: plain(conflict.author, 80),
        reason: plain(conflict.reason ?? desk.say('staff.policy.no-reason'), 500),
      })}
    </p>
    <ConflictTable desk={desk} conflict={conflict} />
    <p class="soft">{desk.say('staff.policy.stale-text')}</p>
  </div>
)

export const PolicyPageView: FC<{ desk: Desk; view: PolicyView }> = ({ desk, view }) => {
  const { inForce } = view.standing
  const { faults } = view.fields
  return (
    <Frame desk={desk} room="policy" title={desk.say('staff.nav.policy')}>
      {view.done && (
        <p class="done" role="status">
          {view.done}
        </p>
      )}
      {view.problem && (
        <p class="refused" role="alert">
          <b>{view.problem}</b>
        </p>
      )}
      {view.conflict && <ConflictView desk={desk} conflict={view.conflict} />}
      {faults.length > 0 && <Faults desk={desk} faults={faults} begins={view.faultsBegin} />}
      <h1>{desk.say('staff.nav.policy')}</h1>
      <p class="soft lead">{desk.say('staff.policy.lead')}</p>
      <p class="lead">
        {inForce ? (
          <>
            <b>{desk.say('staff.policy.version', { version: inForce.version })}</b>
            <About desk={desk} row={inForce} />
          </>
        ) : (
          desk.say('staff.policy.default')
        )}
        <a href={desk.href('/admin/policy/why')}>{desk.say('staff.policy.why-link')}</a>
      </p>
      {isAdmin(desk) ? (
        <Editor desk={desk} view={view} />
      ) : (
        <div class="policy">
          <PolicyWords desk={desk} policy={view.policy} />
        </div>
      )}
      {view.versions.length > 0 && <Versions desk={desk} view={view} />}
    </Frame>
  )
}
