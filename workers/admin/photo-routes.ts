/**
 * A photo as it was stored, for people of its shop alone. Its type is the one its bytes had when they were taken in; the
 * sandbox makes it an opaque document even if somebody should ever find a way to make a picture speak.
 */
import { Hono } from 'hono'
import { photoOf } from '../../db/photos.ts'
import { isComplaintId } from '../../domain/ids.ts'
import { extensions } from '../../domain/photo.ts'
import type { AppEnv } from '../context.ts'
import { memberAt } from '../staff.ts'
import { nothing } from './answer.tsx'

const policy = "default-src 'none'; sandbox; frame-ancestors 'none'"

export const photoRoutes = new Hono<AppEnv>()

photoRoutes.get('/admin/complaints/:id/photos/:photo', async (c) => {
  const deps = c.get('deps')
  const complaint = c.req.param('id')
  const photo = isComplaintId(complaint) ? await photoOf(deps.db, complaint, c.req.param('photo')) : null
  const member = photo && (await memberAt(deps, c.get('visitor'), photo.shop))
  const bytes = photo && member ? await deps.photos.get(photo.key) : null
  if (!photo || !bytes) return nothing(c, 'unknown')
  return c.body(bytes, 200, {
    'content-type': photo.type,
    'content-length': String(photo.bytes),
    'content-disposition': `inline; filename="${photo.id}.${extensions[photo.type]}"`,
    'content-security-policy': policy,
  })
})
