/** The JSON API, `/v1` (contract.md). Reading order: caller.ts (who), body.ts (what), then the room you need. */
import { Hono } from 'hono'
import type { AppEnv } from '../context.ts'
import { accessRoutes } from './access.ts'
import { refuse } from './answer.ts'
import { causeRoutes } from './causes.ts'
import { codeRoutes } from './codes.ts'
import { complaintRoutes } from './complaints.ts'
import { docsRoutes } from './docs.tsx'
import { earningsRoutes } from './earnings.ts'
import { giftRoutes } from './gifts.ts'
import { insightRoutes } from './insight.ts'
import { measuredRoutes } from './measured.ts'
import { newsRoutes } from './news.ts'
import { quietRoutes } from './quiet.ts'
import { recallRoutes } from './recalls.ts'
import { recordRoutes } from './records.ts'
import { shopRoutes } from './shops.ts'
import { sourceRoutes } from './sources.ts'
import { subscriberRoutes } from './subscribers.ts'

export const v1Routes = new Hono<AppEnv>()
v1Routes.route('/', docsRoutes)
v1Routes.route('/', complaintRoutes)
v1Routes.route('/', shopRoutes)
v1Routes.route('/', sourceRoutes)
v1Routes.route('/', accessRoutes)
v1Routes.route('/', codeRoutes)
v1Routes.route('/', causeRoutes)
v1Routes.route('/', giftRoutes)
v1Routes.route('/', insightRoutes)
v1Routes.route('/', earningsRoutes)
v1Routes.route('/', measuredRoutes)
v1Routes.route('/', newsRoutes)
v1Routes.route('/', quietRoutes)
v1Routes.route('/', subscriberRoutes)
v1Routes.route('/', recallRoutes)
v1Routes.route('/', recordRoutes)
v1Routes.all('/v1/*', (c) => refuse(c, 404, 'not_found', 'There is no such call: see /docs.'))
