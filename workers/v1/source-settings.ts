/** The settings each sender takes beside its secrets, read off the registry, for the OpenAPI document. */
import { z } from 'zod'
import { commonSettings } from '../sources/fields.ts'
import { sources } from '../sources/registry.ts'
import type { Source } from '../sources/source.ts'

const named = ({ name, settings }: Source): string => {
  const shape: Readonly<Record<string, unknown>> = settings instanceof z.ZodObject ? settings.shape : {}
  const fields = Object.entries(shape)
    .filter(([field]) => !Object.hasOwn(commonSettings, field))
    .map(([field, schema]) => (schema instanceof z.ZodOptional ? `${field}?` : field))
  return fields.length === 0 ? name : `${name} {${fields.join(', ')}}`
}

/** "standard, shopify {shopDomain, accessToken?}, …": a question mark stands behind what may be left out. */
export const settingsOfSources: string = Object.values<Source>(sources).map(named).join(', ')
