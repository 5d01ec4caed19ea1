/** The OpenAPI 3.1 document, made from the same schemas that check the requests. https://spec.openapis.org/oas/v3.1.0 */
import { z } from 'zod'
import { policySchema } from '../../domain/policy/policy.ts'
import { type Call, calls, pathNames } from './calls.ts'
import { codeShape, complaintShape, errorShape } from './shapes.ts'

type Json = Readonly<Record<string, unknown>>

/** OpenAPI 3.1 schemas are JSON Schema 2020-12; `$schema` is said once for the document. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'input'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' })
  return json
}

const named = new Map<z.ZodType, string>([
  [complaintShape, 'Complaint'],
  [codeShape, 'Code'],
  [errorShape, 'Error'],
])

function contentOf(schema: z.ZodType): Json {
  const name = named.get(schema)
  const json = name ? { $ref: `#/components/schemas/${name}` } : schemaOf(schema)
  return { 'application/json': { schema: json } }
}

function queryParameters({ query }: Call): readonly Json[] {
  if (!query) return []
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

const text = { type: 'string' }

function operationOf(call: Call): Json {
  const [status, shape] = call.success
  const refusals = { 401: 'no key and not signed in', 403: 'not for this caller', 404: 'unknown here', ...call.refuses }
  return {
    summary: call.does,
    tags: [call.who],
    security: [...(call.who.includes('key') ? [{ key: [] }] : []), ...(call.who === 'key' ? [] : [{ access: [] }])],
    parameters: [
      ...pathNames(call.path).map((name) => ({ name, in: 'path', required: true, schema: text })),
      ...(call.headers ?? []).map((name) => ({ name, in: 'header', required: true, schema: text })),
      ...queryParameters(call),
    ],
    ...(call.body && { requestBody: { required: true, content: contentOf(call.body) } }),
    responses: {
      [status]: { description: 'done', content: contentOf(shape) },
      ...Object.fromEntries(
        Object.entries(refusals).map(([code, description]) => [code, { description, content: contentOf(errorShape) }]),
      ),
    },
  }
}

function documentWith(publicUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const call of calls) paths[call.path] = { ...paths[call.path], [call.method]: operationOf(call) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Amends',
      version: '1',
      description:
        'Complaints turned into kept promises. Money is a decimal string with its ISO 4217 currency; times are ISO 8601 in UTC; lists are pages of `items` with the cursor of the `next`.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: {
        ...Object.fromEntries([...named].map(([schema, name]) => [name, schemaOf(schema, 'output')])),
        Policy: schemaOf(policySchema),
      },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key of the shop, amk_…' },
        access: {
          type: 'apiKey',
          in: 'header',
          name: 'Cf-Access-Jwt-Assertion',
          description: 'A staff JWT of Cloudflare Access',
        },
      },
    },
  }
}

const made = new Map<string, Json>()

/** Made once for each address the app is reached at. */
export function openApi(publicUrl: string): Json {
  const known = made.get(publicUrl) ?? documentWith(publicUrl)
  made.set(publicUrl, known)
  return known
}
