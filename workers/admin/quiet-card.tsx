/** Who is told whom to leave alone: the shop's marketing tools, a card of the settings. */
import type { FC } from 'hono/jsx'
import type { SubscriberRow, Told } from '../../db/quiet.ts'
import { mostSubscribers } from '../../domain/quiet-feed.ts'
import { Field } from './action-form.tsx'
import { type Desk, isAdmin } from './desk.ts'
import { Chip, Frame } from './frame.tsx'

export interface QuietView {
  readonly rows: readonly SubscriberRow[]
  readonly told: ReadonlyMap<string, Told>
  /** What was typed and could not be kept. */
  readonly typed?: { readonly id: string; readonly url: string }
}

const Standing: FC<{ desk: Desk; told: Told | undefined }> = ({ desk, told }) => (
  <small class="figure">
    {told?.lastAt == null
      ? desk.say('staff.quiet.never')
      : desk.say('staff.quiet.last', { when: desk.short(told.lastAt) })}
    {told !== undefined && told.waiting > 0 && <> · {desk.say('staff.quiet.waiting', { count: told.waiting })}</>}
  </small>
)

const Steps: FC<{ desk: Desk; id: string }> = ({ desk, id }) => (
  <form method="post" action={desk.href('/admin/subscribers')}>
    <input type="hidden" name="id" value={id} />
    <button class="quiet" type="submit" name="step" value="renew" aria-describedby={`tool-${id}`}>
      {desk.say('staff.quiet.renew')}
    </button>{' '}
    <button class="quiet" type="submit" name="step" value="remove" aria-describedby={`tool-${id}`}>
      {desk.say('staff.quiet.remove')}
    </button>
  </form>
)

const AddForm: FC<{ desk: Desk; typed: QuietView['typed'] }> = ({ desk, typed }) => (
  <details class="fold" open={typed !== undefined}>
    <summary>{desk.say('staff.quiet.add')}</summary>
    <form class="act" method="post" action={desk.href('/admin/subscribers')}>
      <Field id="tool-id" label={desk.say('staff.quiet.id')} hint={desk.say('staff.quiet.id-hint')}>
        <input
          type="text"
          id="tool-id"
          name="id"
          required
          maxlength={40}
          autocapitalize="none"
          value={typed?.id ?? ''}
        />
      </Field>
      <Field id="tool-url" label={desk.say('staff.quiet.url')} hint={desk.say('staff.quiet.url-hint')}>
        <input type="url" id="tool-url" name="url" required maxlength={500} value={typed?.url ?? ''} />
      </Field>
      <button type="submit" name="step" value="add">
        {desk.say('staff.quiet.save')}
      </button>
    </form>
  </details>
)

/** `alone`: its title stands above it already. */
export const QuietCard: FC<{ desk: Desk; view: QuietView; alone?: boolean }> = ({
  desk,
  view: { rows, told, typed },
  alone = false,
}) => (
  <section class="card" id="marketing">
    {!alone && <h2>{desk.say('staff.quiet.title')}</h2>}
    <p class="soft">{desk.say('staff.quiet.lead')}</p>
    {rows.length === 0 && <p>{desk.say('staff.quiet.none')}</p>}
    {rows.length > 0 && (
      <ul class="lines">
        {rows.map(({ id, url }) => (
          <li key={id}>
            <div class="pair">
              <b id={`tool-${id}`}>{id}</b>
              {told.get(id)?.failing && <Chip tone="late">{desk.say('staff.quiet.failing')}</Chip>}
            </div>
            <code class="address">{isAdmin(desk) ? url : new URL(url).host}</code>
            <Standing desk={desk} told={told.get(id)} />
            {isAdmin(desk) && <Steps desk={desk} id={id} />}
          </li>
        ))}
      </ul>
    )}
    {!isAdmin(desk) && <p class="soft">{desk.say('staff.quiet.admins')}</p>}
    {isAdmin(desk) && rows.length < mostSubscribers && <AddForm desk={desk} typed={typed} />}
  </section>
)

interface PageView extends QuietView {
  /** Shown on this one answer, and kept nowhere in the clear. */
  readonly secret: { readonly id: string; readonly text: string } | null
  readonly done: string | null
  readonly problem: string | null
}

/** The card on a page of its own: where its forms lead, and where a new secret is shown. */
export const QuietPageView: FC<{ desk: Desk; view: PageView }> = ({ desk, view }) => (
  <Frame desk={desk} room="settings" title={desk.say('staff.quiet.title')}>
    {view.done && (
      <p class="done" role="status">
        {view.done}
      </p>
    )}
    {view.problem && (
      <div class="refused" role="alert">
        <p>
          <b>{view.problem}</b>
        </p>
        <p class="soft">{desk.say('staff.refused.kept')}</p>
      </div>
    )}
    <p class="crumb">
      <a href={desk.href('/admin/settings')}>{desk.say('staff.nav.settings')}</a>
    </p>
    <h1>{desk.say('staff.quiet.title')}</h1>
    {view.secret && (
      <section class="card" role="status">
        <label for="secret">{desk.say('staff.quiet.secret', { id: view.secret.id })}</label>
        <input class="figure" type="text" id="secret" readonly value={view.secret.text} />
      </section>
    )}
    <QuietCard desk={desk} view={view} alone />
  </Frame>
)
