/**
 * What Resend accepts as a mail, and how it refuses the rest.
 * Rules and messages: https://resend.com/docs/api-reference/emails/send-email and /api-reference/errors
 */
export interface Tag {
  readonly name: string
  readonly value: string
}

/** A mail as it was asked for; `to` is always a list, whatever was sent. */
export interface Mail {
  readonly from: string
  readonly to: string[]
  readonly cc: string[]
  readonly bcc: string[]
  readonly replyTo: string[]
  readonly subject: string
  readonly html: string | null
  readonly text: string | null
  readonly headers: Record<string, string>
  readonly tags: Tag[]
  /** Names of the attached files; their bytes are not kept. */
  readonly attachments: string[]
}

export interface Refusal {
  readonly statusCode: 400 | 401 | 403 | 404 | 405 | 409 | 422 | 429 | 500
  readonly name: string
  readonly message: string
}

const missing = (field: string): Refusal => ({
  statusCode: 422,
  name: 'missing_required_field',
  message: `Missing \`${field}\` field.`,
})
const invalid = (message: string): Refusal => ({ statusCode: 422, name: 'validation_error', message })

const wrongAddress = (field: string): Refusal =>
  invalid(
    `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or \`Name <email@example.com>\` format.`,
  )

/** `email@example.com` or `Name <email@example.com>`; returns the bare address. */
export function addressOf(text: string): string | null {
  const bare = (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim()
  return /^[^\s@<>",;]+@[^\s@<>",;.]+(\.[^\s@<>",;.]+)+$/.test(bare) && !/[\r\n]/.test(text) ? bare : null
}

/** A field that may be one text or a list of texts. */
function list(value: unknown): string[] | null {
  if (value === undefined || value === null) return []
  const items = Array.isArray(value) ? value : [value]
  return items.every((item) => typeof item === 'string') ? items : null
}

function addresses(body: object, field: string): string[] | null {
  const found = list(Reflect.get(body, field))
  return found?.every((item) => addressOf(item) !== null) ? found : null
}

function readTags(value: unknown): Tag[] | null {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) return null
  const tags: Tag[] = []
  for (const entry of value) {
    const [name, text] = [Reflect.get(Object(entry), 'name'), Reflect.get(Object(entry), 'value')]
    if (typeof name !== 'string' || typeof text !== 'string') return null
    if (![name, text].every((part) => /^[A-Za-z0-9_-]{1,256}$/.test(part))) return null
    tags.push({ name, value: text })
  }
  return tags
}

function readHeaders(value: unknown): Record<string, string> | null {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object') return null
  const headers: Record<string, string> = {}
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string' || /[\r\n]/.test(name + text)) return null
    headers[name] = text
  }
  return headers
}

/** Reads the JSON body of `POST /emails` (or one entry of a batch). */
export function readMail(body: unknown): { mail: Mail } | { refusal: Refusal } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { refusal: { statusCode: 400, name: 'validation_error', message: 'The body must be a JSON object.' } }
  }
  const text = (field: string) => {
    const value: unknown = Reflect.get(body, field)
    return typeof value === 'string' ? value : null
  }
  for (const field of ['from', 'to', 'subject']) {
    const value: unknown = Reflect.get(body, field)
    if (value === undefined || value === null || value === '') return { refusal: missing(field) }
  }
  const [from, subject] = [text('from'), text('subject')]
  const [html, plain] = [text('html'), text('text')]
  if (html === null && plain === null) {
    return { refusal: { ...missing('html'), message: 'Missing `html` or `text` field.' } }
  }
  if (from === null || addressOf(from) === null) return { refusal: wrongAddress('from') }
  if (subject === null) return { refusal: invalid('Invalid `subject` field. It must be a text.') }
  if (text('scheduled_at') !== null) {
    return { refusal: invalid('The local stand-in does not schedule: send when it is due.') }
  }
  const to = addresses(body, 'to')
  if (to === null) return { refusal: wrongAddress('to') }
  if (to.length === 0) return { refusal: missing('to') }
  if (to.length > 50) return { refusal: invalid('Invalid `to` field. At most 50 recipients are allowed.') }
  const cc = addresses(body, 'cc')
  if (cc === null) return { refusal: wrongAddress('cc') }
  const bcc = addresses(body, 'bcc')
  if (bcc === null) return { refusal: wrongAddress('bcc') }
  const replyTo = addresses(body, 'reply_to')
  if (replyTo === null) return { refusal: wrongAddress('reply_to') }
  const tags = readTags(Reflect.get(body, 'tags'))
  if (tags === null) {
    return {
      refusal: invalid('Tags should only contain ASCII letters, numbers, underscores, or dashes (at most 256).'),
    }
  }
  const headers = readHeaders(Reflect.get(body, 'headers'))
  if (headers === null) return { refusal: invalid('Invalid `headers` field. Each header is one line of text.') }
  const attached: unknown = Reflect.get(body, 'attachments')
  const attachments = Array.isArray(attached)
    ? attached.map((file) => String(Reflect.get(Object(file), 'filename') ?? 'unnamed'))
    : []
  return { mail: { from, to, cc, bcc, replyTo, subject, html, text: plain, headers, tags, attachments } }
}
