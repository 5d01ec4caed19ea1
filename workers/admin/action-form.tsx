/** One action of a person as a form: it carries the version it was decided on, and keeps what was typed when it is refused. */
import type { Child, FC } from 'hono/jsx'
import type { ActionName } from '../../domain/actions.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import type { Desk } from './desk.ts'

/** What a form brought that could not be done; its page shows it again. */
export interface Kept {
  readonly action: string
  /** Tells two forms of one action apart: the task's id, the code. */
  readonly about: string
  readonly fields: Readonly<Record<string, readonly string[]>>
  /** It was refused for want of leave, and somebody who has it may be asked. */
  readonly canAsk?: boolean
}

export interface FormFacts {
  readonly desk: Desk
  readonly complaint: ComplaintId
  readonly version: number
  readonly kept: Kept | null
  /** Where one goes when it is done; the complaint's own page unless said otherwise. */
  readonly back?: string
}

const isKept = (kept: Kept | null, action: ActionName, about: string): kept is Kept =>
  kept !== null && kept.action === action && kept.about === about

/** What was typed before it was refused; the usual value otherwise. */
export const keptValue = (
  { kept }: Pick<FormFacts, 'kept'>,
  action: ActionName,
  field: string,
  usual = '',
  about = '',
): string => (isKept(kept, action, about) ? (kept.fields[field]?.[0] ?? usual) : usual)

export const keptList = (
  { kept }: Pick<FormFacts, 'kept'>,
  action: ActionName,
  field: string,
): readonly string[] | null => (isKept(kept, action, '') ? (kept.fields[field] ?? []) : null)

export const ActionForm: FC<{
  form: FormFacts
  action: ActionName
  about?: string
  class?: string
  children?: Child
}> = ({ form: { desk, complaint, version, back }, action, about = '', class: className = 'act', children }) => (
  <form class={className} method="post" action={`/admin/complaints/${complaint}/actions`}>
    <input type="hidden" name="action" value={action} />
    <input type="hidden" name="version" value={String(version)} />
    <input type="hidden" name="about" value={about} />
    <input type="hidden" name="seen" value={String(desk.now)} />
    {back !== undefined && <input type="hidden" name="back" value={back} />}
    {children}
  </form>
)

/** A form that opens when it is wanted, and stands open when it was just refused. */
export const Fold: FC<{ form: FormFacts; action: ActionName; about?: string; label: string; children?: Child }> = ({
  form,
  action,
  about = '',
  label,
  children,
}) => (
  <details class="fold" id={`${action}${about === '' ? '' : `-${about}`}`} open={isKept(form.kept, action, about)}>
    <summary>{label}</summary>
    <ActionForm form={form} action={action} about={about}>
      {children}
    </ActionForm>
  </details>
)

/** A label with its field; `id` is the field's own. */
export const Field: FC<{ label: string; id: string; hint?: string; children?: Child }> = ({
  label,
  id,
  hint,
  children,
}) => (
  <div class="field">
    <label for={id}>{label}</label>
    {children}
    {hint && <small>{hint}</small>}
  </div>
)
