/** What the demo shop remembers: complaints it raised, checkouts, its API key. */
import { Keeper, type World } from '../world.ts'

export type Kind = 'raise' | 'checkout' | 'setting'

export class Shop extends Keeper {
  constructor(state: DurableObjectState, world: World) {
    super(
      state,
      world,
      `CREATE TABLE IF NOT EXISTS records (
        number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, UNIQUE (kind, id));`,
    )
  }

  /** Keeps a record as JSON text; a later one of the same id takes its place. */
  put(kind: Kind, id: string, json: string): void {
    this.sql.exec(
      'INSERT INTO records (kind, id, json) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json',
      kind,
      id,
      json,
    )
  }

  get(kind: Kind, id: string): string | null {
    return (
      this.sql.exec<{ json: string }>('SELECT json FROM records WHERE kind = ? AND id = ?', kind, id).toArray()[0]
        ?.json ?? null
    )
  }

  /** Newest first. */
  newest(kind: Kind, limit: number): string[] {
    return this.sql
      .exec<{ json: string }>('SELECT json FROM records WHERE kind = ? ORDER BY number DESC LIMIT ?', kind, limit)
      .toArray()
      .map((row) => row.json)
  }

  count(kind: Kind): number {
    return this.sql.exec<{ count: number }>('SELECT count(*) AS count FROM records WHERE kind = ?', kind).one().count
  }
}
