/** One server that ended by itself. `log` is the path of its log. */
export interface Exit {
  readonly name: 'app' | 'world'
  readonly code: number | null
  readonly log: string
}

export interface ServerOptions {
  /** Where databases, keys and logs live; kept over restarts. */
  readonly stateDir: string
  /** A free port when absent. */
  readonly port?: number
  readonly localPort?: number
  /** Settings as `npm start` would find them in its environment, `LOCAL_WORLD` too; nothing is taken from the process. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** False starts the local world alone. */
  readonly app?: boolean
  /** False leaves the database without the demo shop. */
  readonly seed?: boolean
  /** Called when a server ends without being asked to. */
  readonly onExit?: (exit: Exit) => void
  /** Told what is being done, a sentence at a time. */
  readonly say?: (sentence: string) => void
}

export interface Servers {
  readonly appUrl: string
  /** Null when `LOCAL_WORLD=off`. */
  readonly worldUrl: string | null
  readonly publicUrl: string
  /** The demo shop's API key; null when it was not seeded. */
  readonly apiKey: string | null
  /** Why the demo shop could not be seeded; the servers run all the same. */
  readonly seedProblem: string | null
  /** The settings the app was started with, secrets included. */
  readonly settings: Readonly<Record<string, string | undefined>>
  /** What each vendor signs with for the demo shop, by source; empty without a local world. */
  readonly secrets: Readonly<Record<string, string>> & { readonly standard: string }
  stop(): Promise<void>
  /** SIGKILL, as a power cut would; the state folder keeps what was on disk. */
  kill9App(): Promise<void>
  restartApp(): Promise<void>
  kill9World(): Promise<void>
  restartWorld(): Promise<void>
}

export function startServers(options: ServerOptions): Promise<Servers>

/** A port nobody uses at this moment. */
export function freePort(): Promise<number>
