/** A plain HTTP server that keeps what it is sent and answers as it is told. */
import { createServer } from 'node:http'

/** @param {(hit: { number: number, body: string }) => number} statusFor the status of each answer, by its number from 1 */
export async function startRecorder(statusFor = () => 200) {
  const hits = []
  const waiting = []
  const server = createServer((request, response) => {
    const parts = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const hit = {
        number: hits.length + 1,
        path: request.url ?? '',
        headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
        body: Buffer.concat(parts).toString('utf8'),
        at: Date.now(),
      }
      hits.push(hit)
      response.writeHead(statusFor(hit)).end('{}')
      for (const check of [...waiting]) check()
    })
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    hits,
    /** Resolves with the first `count` hits, as soon as they are there. */
    until: (count) =>
      new Promise((done) => {
        const check = () => {
          if (hits.length < count) return
          waiting.splice(waiting.indexOf(check), 1)
          done(hits.slice(0, count))
        }
        waiting.push(check)
        check()
      }),
    stop: () => new Promise((done) => server.close(done)),
  }
}
