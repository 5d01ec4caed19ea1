/** Judge.me: a review of one star. https://judge.me/help/en/articles/8299679 */
import { fullName } from '../shop/people.ts'
import { hex, hmacSha256, utf8 } from '../signing.ts'
import { json, type Letter } from './letter.ts'
import { type Sender, sharedSecret } from './sender.ts'

const iso = (at: number) => new Date(at).toISOString().replace(/\.\d{3}Z$/, '+00:00')

export const judgeme: Sender = {
  source: 'judgeme',
  vendor: 'Judge.me',
  sends: 'A review of one star (review/created).',
  covers: { headers: ['judgeme-hmac-sha256'], body: 'all', time: false },
  agree: sharedSecret('judgeme'),

  letter(scene): Letter {
    const { person, number } = scene
    const id = 700_000_000 + number
    const review = {
      id,
      title: '',
      body: scene.words,
      rating: 1,
      product_external_id: 632_910_392,
      reviewer: {
        id: number,
        external_id: 207_000_000 + number,
        email: person.email,
        name: fullName(person),
        phone: null,
      },
      source: 'web',
      curated: 'not-yet',
      published: true,
      hidden: false,
      verified: 'buyer',
      created_at: iso(scene.now),
      updated_at: iso(scene.now),
      has_published_pictures: false,
      product_title: scene.lines[0]?.name,
    }
    const body = JSON.stringify({ shop_domain: 'semitsvet.myshopify.com', platform: 'shopify', review })
    return { source: 'judgeme', event: 'review/created', id: String(id), headers: json, body }
  },

  async sign({ headers, body }, { key }) {
    return { headers: { ...headers, 'judgeme-hmac-sha256': hex(await hmacSha256(utf8(key), body)) }, body }
  },
}
