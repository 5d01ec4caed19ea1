/** D1 with a tally: every round trip with its statements and the rows it read and wrote. */
export interface Trip {
  /** The first statement's verb and table. */
  readonly what: string
  readonly statements: number
  readonly rowsRead: number
  readonly rowsWritten: number
  /** True when it ended after the handler had given its answer. */
  readonly afterAnswer: boolean
}

type Note = (trip: Omit<Trip, 'afterAnswer'>) => void

const named = (sql: string): string => {
  const words = sql.toLowerCase().replaceAll(/["`(]/g, ' ').trim().split(/\s+/)
  const table = words[words.findIndex((word) => ['from', 'into', 'update'].includes(word)) + 1]
  return `${words[0]} ${table}`
}

function tally(note: Note, sql: string, results: readonly D1Result[]): void {
  const sum = (pick: (meta: D1Meta) => number) => results.reduce((total, { meta }) => total + pick(meta), 0)
  note({
    what: named(sql),
    statements: results.length,
    rowsRead: sum((meta) => meta.rows_read),
    rowsWritten: sum((meta) => meta.rows_written),
  })
}

interface Counted extends D1PreparedStatement {
  readonly plain?: D1PreparedStatement
  readonly sql?: string
}

/** `first` and `raw` answer without figures, so they are run as `all` and their answer is made from its rows. */
function countedStatement(statement: D1PreparedStatement, sql: string, note: Note): D1PreparedStatement {
  async function all(): Promise<D1Result<Record<string, unknown>>> {
    const result = await statement.all<Record<string, unknown>>()
    tally(note, sql, [result])
    return result
  }
  return new Proxy(statement, {
    get(target, name) {
      if (name === 'plain') return target
      if (name === 'sql') return sql
      if (name === 'bind') return (...values: unknown[]) => countedStatement(target.bind(...values), sql, note)
      if (name === 'all' || name === 'run') return all
      if (name === 'first') {
        return async (column?: string) => {
          const row = (await all()).results[0] ?? null
          return row && column ? row[column] : row
        }
      }
      if (name === 'raw') return async () => (await all()).results.map((row) => Object.values(row))
      return Reflect.get(target, name)
    },
  })
}

export function countedDatabase(db: D1Database, note: Note): D1Database {
  return new Proxy(db, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => countedStatement(target.prepare(sql), sql, note)
      if (name === 'batch') {
        return async (statements: readonly Counted[]) => {
          const results = await target.batch(statements.map((statement) => statement.plain ?? statement))
          tally(note, statements[0]?.sql ?? '', results)
          return results
        }
      }
      const member = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}
