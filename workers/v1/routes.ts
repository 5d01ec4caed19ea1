import { Hono } from 'hono'
import type { AppEnv } from '../context.ts'

export const v1Routes = new Hono<AppEnv>()
