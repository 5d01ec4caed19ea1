/** What the demo shop remembers: complaints it raised, checkouts, its API key, and what it agreed on with vendors. */
import { Keeper, type World } from '../world.ts'

export type Kind =
  | 'raise'
  | 'checkout'
  | 'setting'
  | 'terms'
  | 'identity'
  | 'object'
  | 'shopify'
  | 'woocommerce'
  | 'stripe'
  | 'marketing'

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

  /** Keeps a record unless there is one already; answers with the one that counts. */
  keepFirst(kind: Kind, id: string, json: string): string {
    this.sql.exec('INSERT OR IGNORE INTO records (kind, id, json) VALUES (?, ?, ?)', kind, id, json)
    return this.get(kind, id) ?? json
  }

  get(kind: Kind, id: string): string | null {
    return (
      this.sql.exec<{ json: string }>('SELECT json FROM records WHERE kind = ? AND id = ?', kind, id).toArray()[0]
        ?.json ?? null
    )
  }

  /** Records whose id begins so, in the order they were first kept. */
  beginningWith(kind: Kind, start: string): string[] {
    return this.sql
      .exec<{ json: string }>(
        'SELECT json FROM records WHERE kind = ? AND substr(id, 1, ?) = ? ORDER BY number',
        kind,
        start.length,
        start,
      )
      .toArray()
      .map((row) => row.json)
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
