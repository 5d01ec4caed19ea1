/** What the local world is given: its settings (vars) and its four objects. */
import { DurableObject } from 'cloudflare:workers'
import type { Issuer } from './access/issuer.ts'
import type { Courier } from './qstash/courier.ts'
import type { PostOffice } from './resend/post-office.ts'
import type { Shop } from './shop/shop.ts'

export const standIns = ['resend', 'qstash', 'access'] as const
export type StandIn = (typeof standIns)[number]

export interface World {
  /** Origin of the app, as the app itself calls it (`PUBLIC_URL`). */
  readonly APP_URL: string
  /** Origin of this world. */
  readonly WORLD_URL: string
  /** Which services are imitated, comma-separated; absent means all. A service that is real is not imitated. */
  readonly STAND_INS?: string
  readonly RESEND_WEBHOOK_SECRET?: string
  readonly QSTASH_TOKEN?: string
  readonly QSTASH_CURRENT_SIGNING_KEY?: string
  readonly QSTASH_NEXT_SIGNING_KEY?: string
  readonly ACCESS_ISSUER?: string
  readonly ACCESS_AUD?: string
  /** The demo shop's key for the app's API; one handed over by `PUT /settings` is used when this is absent. */
  readonly DEMO_API_KEY?: string
  /** Guards what `npm start` and tests ask for the shop (`/settings`, `/sources`); without it nobody is told. */
  readonly WORLD_TOKEN?: string
  readonly POST_OFFICE: DurableObjectNamespace<PostOffice>
  readonly COURIER: DurableObjectNamespace<Courier>
  readonly ISSUER: DurableObjectNamespace<Issuer>
  readonly SHOP: DurableObjectNamespace<Shop>
}

/** An object that keeps its facts in SQLite; the tables are made on first use and again does no harm. */
export abstract class Keeper extends DurableObject<World> {
  protected readonly sql: SqlStorage

  protected constructor(state: DurableObjectState, world: World, tables: string) {
    super(state, world)
    this.sql = state.storage.sql
    this.sql.exec(tables)
  }
}

/** There is one of each object; it has this name. */
const only = 'the one'
export const postOffice = (world: World) => world.POST_OFFICE.getByName(only)
export const courier = (world: World) => world.COURIER.getByName(only)
export const issuer = (world: World) => world.ISSUER.getByName(only)
export const shop = (world: World) => world.SHOP.getByName(only)

export const imitates = (world: World, service: StandIn): boolean =>
  world.STAND_INS === undefined || world.STAND_INS.split(',').includes(service)
