/** Chance that can be repeated: the same seed, the same sixty days. */

export interface Chance {
  /** From 0 up to, but never, 1. */
  draw(): number
  happens(probability: number): boolean
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number
  /** One of them; a list without any is a mistake of the test. */
  pick<T>(from: readonly T[]): T
  /** One of the names, by weight; what is missing to 1 is `null`. */
  one<Name extends string>(weights: Readonly<Partial<Record<Name, number>>>): Name | null
}

/** mulberry32 by Tommy Ettinger (public domain): 32 bits of state are plenty for a test that prints its seed. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    draw,
    happens: (probability) => draw() < probability,
    whole: (least, most) => least + Math.floor(draw() * (most - least + 1)),
    pick(from) {
      const one = from[Math.floor(draw() * from.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
    one(weights) {
      let left = draw()
      const names = Object.keys(weights) as (keyof typeof weights)[]
      for (const name of names) {
        left -= weights[name] ?? 0
        if (left < 0) return name
      }
      return null
    },
  }
}

/** Things to come, soonest first; at one instant in the order in which they were put in. */
export class Agenda<T> {
  private readonly heap: { readonly at: number; readonly place: number; readonly thing: T }[] = []
  private places = 0

  get soonest(): number {
    return this.heap[0]?.at ?? Number.POSITIVE_INFINITY
  }

  put(at: number, thing: T): void {
    this.heap.push({ at, place: ++this.places, thing })
    for (let i = this.heap.length - 1; i > 0; ) {
      const up = (i - 1) >> 1
      if (!this.isBefore(i, up)) break
      this.swap(i, up)
      i = up
    }
  }

  take(): { readonly at: number; readonly thing: T } | null {
    const first = this.heap[0]
    const last = this.heap.pop()
    if (!first || !last) return null
    if (this.heap.length === 0) return first
    this.heap[0] = last
    for (let i = 0; ; ) {
      const left = 2 * i + 1
      const down = this.isBefore(left + 1, left) ? left + 1 : left
      if (!this.isBefore(down, i)) break
      this.swap(i, down)
      i = down
    }
    return first
  }

  private isBefore(a: number, b: number): boolean {
    const one = this.heap[a]
    const other = this.heap[b]
    if (!one || !other) return false
    return one.at < other.at || (one.at === other.at && one.place < other.place)
  }

  private swap(a: number, b: number): void {
    const one = this.heap[a]
    const other = this.heap[b]
    if (!one || !other) return
    this.heap[a] = other
    this.heap[b] = one
  }
}
