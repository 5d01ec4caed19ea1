/**
 * The fault switch: what the stand-ins do wrong, and how often. Tests set it with `POST /faults`;
 * it is kept, so that it also holds over a restart.
 */
export const resendModes = ['ok', '429', '500', 'accept-then-drop', 'slow'] as const
export const eventModes = ['once', 'twice', 'reversed', 'none'] as const
export const qstashModes = ['ok', '429', '500', 'deliver-twice'] as const

export interface Fault<Mode extends string> {
  readonly mode: Mode
  /** How many more times; null until it is changed. */
  readonly times: number | null
}

export interface Faults {
  readonly resend?: Fault<(typeof resendModes)[number]>
  /** How Resend's events reach the app. */
  readonly events?: Fault<(typeof eventModes)[number]>
  readonly qstash?: Fault<(typeof qstashModes)[number]>
}

function readFault<Mode extends string>(value: unknown, modes: readonly Mode[]): Fault<Mode> | null {
  if (typeof value !== 'object' || value === null || !('mode' in value)) return null
  const mode = modes.find((known) => known === value.mode)
  if (mode === undefined) return null
  const times = 'times' in value ? value.times : null
  if (times === null || times === undefined) return { mode, times: null }
  return typeof times === 'number' && Number.isInteger(times) && times > 0 ? { mode, times } : null
}

/** The faults a request asks for, or a sentence that says what is wrong with it. */
export function readFaults(body: unknown): Faults | string {
  if (typeof body !== 'object' || body === null)
    return 'Send a JSON object such as {"resend": {"mode": "429", "times": 2}}.'
  const wanted: { -readonly [Key in keyof Faults]: Faults[Key] } = {}
  for (const [name, value] of Object.entries(body)) {
    if (name === 'resend') {
      const fault = readFault(value, resendModes)
      if (!fault) return `resend.mode is one of ${resendModes.join(', ')}; times is a whole number from 1.`
      wanted.resend = fault
    } else if (name === 'events') {
      const fault = readFault(value, eventModes)
      if (!fault) return `events.mode is one of ${eventModes.join(', ')}; times is a whole number from 1.`
      wanted.events = fault
    } else if (name === 'qstash') {
      const fault = readFault(value, qstashModes)
      if (!fault) return `qstash.mode is one of ${qstashModes.join(', ')}; times is a whole number from 1.`
      wanted.qstash = fault
    } else return `There is no fault switch for "${name}".`
  }
  return wanted
}

export const faultTable =
  'CREATE TABLE IF NOT EXISTS faults (service TEXT PRIMARY KEY, mode TEXT NOT NULL, times INTEGER)'

export function setFault(sql: SqlStorage, service: keyof Faults, fault: Fault<string>): void {
  sql.exec('INSERT OR REPLACE INTO faults (service, mode, times) VALUES (?, ?, ?)', service, fault.mode, fault.times)
}

/** The mode that holds for this call; a counted fault is used up by being asked for. */
export function takeFault<Mode extends string>(
  sql: SqlStorage,
  service: keyof Faults,
  modes: readonly Mode[],
): Mode | null {
  const row = sql
    .exec<{ mode: string; times: number | null }>('SELECT mode, times FROM faults WHERE service = ?', service)
    .toArray()[0]
  const mode = modes.find((known) => known === row?.mode)
  if (row === undefined || mode === undefined) return null
  if (row.times !== null) {
    if (row.times <= 1) sql.exec('DELETE FROM faults WHERE service = ?', service)
    else sql.exec('UPDATE faults SET times = times - 1 WHERE service = ?', service)
  }
  return mode
}
