import { Hono } from 'hono'
import type { AppEnv } from '../context.ts'

export const adminRoutes = new Hono<AppEnv>()
