/** A database and a mail provider that fail once, at a chosen place: before the write, or after it. */
import type { Attempt, Deps } from '../../workflows/ports.ts'

export class PowerCut extends Error {}

export interface Fault {
  /** The n-th operation from now on fails; 0 never. */
  at: number
  readonly when: 'before' | 'after'
  /** Operations seen. */
  seen: number
}

async function through<T>(fault: Fault, operation: () => Promise<T>): Promise<T> {
  fault.seen += 1
  const hit = fault.seen === fault.at
  if (hit && fault.when === 'before') throw new PowerCut(`before operation ${fault.at}`)
  const result = await operation()
  if (hit && fault.when === 'after') throw new PowerCut(`after operation ${fault.at}`)
  return result
}

const runs = ['run', 'all', 'first', 'raw']

/** A statement whose execution counts as one operation. */
function faultyStatement(statement: D1PreparedStatement, fault: Fault): D1PreparedStatement {
  return new Proxy(statement, {
    get(target, name) {
      if (name === 'bind') return (...values: unknown[]) => faultyStatement(target.bind(...values), fault)
      if (name === 'plain') return target
      const member = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      if (!runs.includes(String(name))) return member.bind(target)
      return (...args: unknown[]) => through(fault, () => member.apply(target, args))
    },
  })
}

const plain = (statement: D1PreparedStatement): D1PreparedStatement => Reflect.get(statement, 'plain') ?? statement

export function faultyDatabase(db: D1Database, fault: Fault): D1Database {
  return new Proxy(db, {
    get(target, name) {
      if (name === 'prepare') return (query: string) => faultyStatement(target.prepare(query), fault)
      if (name === 'batch') {
        return (statements: D1PreparedStatement[]) => through(fault, () => target.batch(statements.map(plain)))
      }
      const member = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}

/** Mail that is cut off before it left, or after the provider took it: the caller dies with it. */
export const faultyMailer = (mailer: Deps['mailer'], fault: Fault): Deps['mailer'] => ({
  send: (payload, key): Promise<Attempt> => through(fault, () => mailer.send(payload, key)),
})
