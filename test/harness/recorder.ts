/** A database that remembers every statement it was asked to run, with the values it ran with. */
export type Seen = Map<string, readonly unknown[]>

function remembering(
  statement: D1PreparedStatement,
  query: string,
  values: readonly unknown[],
  seen: Seen,
): D1PreparedStatement {
  return new Proxy(statement, {
    get(target, name) {
      if (name === 'bind') return (...bound: unknown[]) => remembering(target.bind(...bound), query, bound, seen)
      if (name === 'plain') return target
      if (name === 'note') return () => seen.set(query, values)
      const member = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        seen.set(query, values)
        return member.apply(target, args)
      }
    },
  })
}

export function recordingDatabase(db: D1Database, seen: Seen): D1Database {
  return new Proxy(db, {
    get(target, name) {
      if (name === 'prepare') return (query: string) => remembering(target.prepare(query), query, [], seen)
      if (name === 'batch') {
        return (statements: D1PreparedStatement[]) => {
          for (const statement of statements) Reflect.get(statement, 'note')?.()
          return target.batch(statements.map((statement) => Reflect.get(statement, 'plain') ?? statement))
        }
      }
      const member = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}
