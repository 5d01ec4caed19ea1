/** What an administrator does with all that is kept about the customer: hand it out, or erase it. */
import type { FC } from 'hono/jsx'
import type { Beside } from '../../db/dashboard.ts'
import type { Facts } from '../../domain/complaint.ts'
import { ActionForm, type FormFacts } from './action-form.tsx'
import { isAdmin } from './desk.ts'

export const DataCard: FC<{ form: FormFacts; facts: Facts; beside: Pick<Beside, 'timeline'> }> = ({
  form,
  facts,
  beside,
}) => {
  const { desk, complaint } = form
  const isErased = beside.timeline.some(({ event }) => event === 'erased')
  if (!isAdmin(desk) || !facts.customer || isErased) return null
  return (
    <section class="card">
      <details class="fold" id="erase" open={form.kept?.action === 'erase'}>
        <summary>{desk.say('staff.erase.act')}</summary>
        <form class="act" method="post" action={`/admin/complaints/${complaint}/export`}>
          <p class="soft">{desk.say('staff.erase.export-hint')}</p>
          <button type="submit" class="quiet">
            {desk.say('staff.erase.export')}
          </button>
        </form>
        <ActionForm form={form} action="erase">
          <p class="soft">{desk.say('staff.erase.hint')}</p>
          <button type="submit">{desk.say('staff.erase.send')}</button>
        </ActionForm>
      </details>
    </section>
  )
}
