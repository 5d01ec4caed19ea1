/** The photo store on R2. https://developers.cloudflare.com/r2/api/workers/workers-api-reference/ */
import type { PhotoStore } from '../workflows/ports.ts'

export const r2Photos = (bucket: R2Bucket): PhotoStore => ({
  async put(key, bytes, type) {
    await bucket.put(key, bytes, { httpMetadata: { contentType: type } })
  },
  async get(key) {
    return (await bucket.get(key))?.body ?? null
  },
  async remove(keys) {
    if (keys.length > 0) await bucket.delete([...keys])
  },
  async list(after, most) {
    const { objects } = await bucket.list({ limit: most, ...(after !== '' && { startAfter: after }) })
    return objects.map(({ key }) => key)
  },
})
