export interface Hit {
  /** From 1. */
  readonly number: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Epoch ms. */
  readonly at: number
}

export interface Recorder {
  readonly url: string
  readonly hits: readonly Hit[]
  /** Resolves with the first `count` hits, as soon as they are there. */
  until(count: number): Promise<Hit[]>
  stop(): Promise<void>
}

export function startRecorder(statusFor?: (hit: Hit) => number): Promise<Recorder>
