/** The mail provider of the bench: takes everything, and knows when. Also answers for the second clock. */
import { createServer } from 'node:http'

/** `arrivedAt` holds the first arrival by recipient, as `performance.now()`. */
export async function openPostBox() {
  const arrivedAt = new Map()
  const waiting = new Map()
  const server = createServer((request, response) => {
    const at = performance.now()
    const parts = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      response.setHeader('content-type', 'application/json')
      if (request.url !== '/emails') {
        const wishes = JSON.parse(body)
        response.end(JSON.stringify(wishes.map((_, i) => ({ messageId: `timer-${at}-${i}` }))))
        return
      }
      const to = /load-\d+-\d+@example\.com/.exec(body)?.[0]
      if (to && !arrivedAt.has(to)) arrivedAt.set(to, at)
      waiting.get(to)?.()
      response.end(JSON.stringify({ id: `mail-${at}` }))
    })
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    arrivedAt,
    /** Resolves when the first mail to a recipient is here. */
    arrival: (to) => (arrivedAt.has(to) ? Promise.resolve() : new Promise((done) => waiting.set(to, done))),
    stop: () =>
      new Promise((done) => {
        server.close(done)
        server.closeAllConnections()
      }),
  }
}
