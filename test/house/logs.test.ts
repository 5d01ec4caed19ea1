/** Logs hold no personal data (reliability.md, 33): what a query was asked with never gets there. */

import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import { expect, it } from 'vitest'
import { forLog } from '../../db/client.ts'

const root = resolve(import.meta.dirname, '../..')

it('an error of the database is told without the values it was asked with', () => {
  const cause = new Error('D1_ERROR: no such column')
  const told = forLog(
    new DrizzleQueryError('select "id" from "customers"\n where "email" = ?', ['ana@example.com'], cause),
  )
  expect(told).toContain('Failed query: select "id" from "customers" where "email" = ?')
  expect(told).toContain('D1_ERROR: no such column')
  expect(told).not.toContain('ana@')
  expect(forLog('ana@example.com')).toBe('string')
})

it('whatever is logged of an error goes through forLog', () => {
  const wrong = ['workflows', 'workers'].flatMap((room) =>
    readdirSync(resolve(root, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) =>
        readFileSync(resolve(root, room, file), 'utf8')
          .split(/\bconsole\./)
          .slice(1)
          .map((part) => part.slice(0, 300).split('\n\n')[0] ?? '')
          .filter((part) => /String\(error\)|error\.stack|\berror\.message\b(?!\.slice)/.test(part))
          .map((part) => `${room}/${file}: ${part.slice(0, 80)}`),
      ),
  )
  expect(wrong).toEqual([])
})
