/** Addresses of the internet and the networks they lie in (RFC 4632, RFC 4291), for senders known by where they post from. */
import { concat } from './signature.ts'

export interface Network {
  readonly bytes: Uint8Array
  readonly bits: number
}

/** Four decimal numbers and nothing that another reader could take for octal or for a shorter form. */
function ipv4Bytes(text: string): Uint8Array | null {
  const octets = text.split('.')
  if (octets.length !== 4 || !octets.every((octet) => /^(?:0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256))
    return null
  return Uint8Array.from(octets, Number)
}

/** Groups of sixteen bits; the last may be written as an IPv4 address. */
function groupBytes(text: string): Uint8Array | null {
  if (text === '') return new Uint8Array()
  const groups = text.split(':')
  const parts = groups.map((group, i) => {
    if (i === groups.length - 1 && group.includes('.')) return ipv4Bytes(group)
    return /^[0-9a-f]{1,4}$/i.test(group)
      ? Uint8Array.of(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255)
      : null
  })
  const read = parts.filter((part) => part !== null)
  return read.length === parts.length ? concat(...read) : null
}

function ipv6Bytes(text: string): Uint8Array | null {
  const [head = '', tail, ...rest] = text.split('::')
  if (rest.length > 0) return null
  const before = groupBytes(head)
  const after = groupBytes(tail ?? '')
  if (before === null || after === null) return null
  const missing = 16 - before.length - after.length
  // "::" stands for at least one group of zeros; without it nothing may be missing.
  if (tail === undefined ? missing !== 0 : missing < 2) return null
  return concat(before, new Uint8Array(missing), after)
}

const mapped = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255)

/** Four or sixteen bytes; an IPv4 address written as IPv6 (`::ffff:a.b.c.d`) is the IPv4 address. Null when it is none. */
export function addressBytes(text: string): Uint8Array | null {
  const bytes = text.includes(':') ? ipv6Bytes(text) : ipv4Bytes(text)
  return bytes?.length === 16 && mapped.every((byte, i) => bytes[i] === byte) ? bytes.slice(12) : bytes
}

/** `77.75.153.0/25`, `2a02:5180::/32`. Throws on anything else: networks are written by us. */
export function network(text: string): Network {
  const [address = '', bits = ''] = text.split('/')
  const bytes = addressBytes(address)
  if (bytes === null || !/^\d{1,3}$/.test(bits) || Number(bits) > bytes.length * 8)
    throw new RangeError(`no network: ${text}`)
  return { bytes, bits: Number(bits) }
}

/** True when the address shares the network's first bits; an address of the other family never does. */
export function isWithin(address: string, networks: readonly Network[]): boolean {
  const bytes = addressBytes(address)
  return (
    bytes !== null &&
    networks.some(
      (known) =>
        known.bytes.length === bytes.length &&
        bytes.every((byte, i) => {
          const shared = Math.min(Math.max(known.bits - i * 8, 0), 8)
          const mask = (0xff00 >> shared) & 0xff
          return (byte & mask) === ((known.bytes[i] ?? 0) & mask)
        }),
    )
  )
}
