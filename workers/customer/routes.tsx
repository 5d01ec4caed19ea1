import { Hono } from 'hono'
import type { AppEnv } from '../context.ts'

export const customerRoutes = new Hono<AppEnv>()
