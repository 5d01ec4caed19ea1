/** Nothing is kept of anybody that is not on the register: every table, every column has a word in db/personal-data.ts. */
import { expect, it } from 'vitest'
import { sqlNamesOf, tableNames } from '../../db/held-tables.ts'
import { type Held, heldTables, personalData } from '../../db/personal-data.ts'
import { registerDocument } from '../../workers/admin/register-words.ts'

const classified = ({ person = {}, staff = [], secret = [], rest }: Held): readonly string[] => [
  ...Object.keys(person),
  ...staff,
  ...secret,
  ...rest,
]

it('every table is on the register, and every column of it exactly once', () => {
  expect(Object.keys(personalData).sort()).toEqual([...tableNames].sort())
  for (const [name, held] of heldTables) {
    expect([...classified(held)].sort(), name).toEqual([...sqlNamesOf(name).columns.keys()].sort())
  }
})

it('what belongs to a customer or a complaint says whose it is', () => {
  for (const [name, held] of heldTables) {
    const { columns } = sqlNamesOf(name)
    const isTied = ['customer', 'complaint'].some((column) => columns.has(column))
    if (isTied && name !== 'recallOrders') expect(held.rows, name).not.toBeNull()
    if (held.person) expect(held.rows, name).not.toBeNull()
  }
})

it('tables that can only grow hold nothing that would have to go', () => {
  for (const name of ['timeline', 'audit', 'ledger'] as const)
    expect(Object.keys(personalData[name])).not.toContain('person')
})

it('the document says what the register says', async () => {
  await expect(registerDocument()).toMatchFileSnapshot('../../docs/register.md')
})
