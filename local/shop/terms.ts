/** What the demo shop has agreed on with each vendor: made when first asked for, and the same ever after. */
import { type Identity, newIdentity } from '../senders/certificate.ts'
import { senders } from '../senders/index.ts'
import { certificateName } from '../senders/paypal.ts'
import { apiOf, type Place, type Sender, type Terms } from '../senders/sender.ts'
import { shop, type World } from '../world.ts'

const yearMs = 365 * 86_400_000

/** PayPal's own key and certificate, valid for as long as anybody keeps a state folder. */
export async function paypalIdentity(world: World): Promise<Identity> {
  const kept = await shop(world).get('identity', 'paypal')
  if (kept !== null) return JSON.parse(kept) as Identity
  const now = Date.now()
  const made = await newIdentity(certificateName, now - yearMs, now + 20 * yearMs)
  return JSON.parse(await shop(world).keepFirst('identity', 'paypal', JSON.stringify(made))) as Identity
}

async function agreed(world: World, sender: Sender, place: Place): Promise<Terms> {
  const kept =
    (await shop(world).get('terms', sender.source)) ??
    (await shop(world).keepFirst('terms', sender.source, JSON.stringify(sender.agree(place))))
  const terms = JSON.parse(kept) as Terms
  // The world may have moved to another port since.
  return { ...terms, settings: { ...terms.settings, ...apiOf(place, sender.source) } }
}

const placeOf = async (world: World): Promise<Place> => ({
  world: world.WORLD_URL,
  paypalKey: (await paypalIdentity(world)).key,
})

export const demoTerms = async (world: World, sender: Sender): Promise<Terms> =>
  agreed(world, sender, await placeOf(world))

/** By source: what the app is to be told when the demo shop switches everything on. */
export async function allTerms(world: World): Promise<Record<string, Terms>> {
  const place = await placeOf(world)
  const entries = senders.map(async (sender) => [sender.source, await agreed(world, sender, place)] as const)
  return Object.fromEntries(await Promise.all(entries))
}
