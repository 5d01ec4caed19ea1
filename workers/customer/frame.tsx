/** The frame of every page a customer sees: one stylesheet of our own, no script, nothing from elsewhere. */
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Locale } from '../../domain/locale.ts'
import { typeset } from '../../emails/typeset.ts'
import type { Voice } from '../../emails/voice.ts'

interface FrameProps {
  readonly locale: Locale
  readonly title: string
  /** Whose page it is; null where nobody can be named. */
  readonly shop: string | null
  readonly order?: string | null
  readonly children: Child
}

const Frame = ({ locale, title, shop, order, children }: FrameProps) => (
  <html lang={locale}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex, nofollow" />
      <meta name="referrer" content="no-referrer" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/style.css" />
      <title>{shop === null ? title : `${title} · ${shop}`}</title>
    </head>
    <body class="customer">
      {shop !== null && (
        <header>
          <strong>{shop}</strong>
          {order && <span class="soft figure">{order}</span>}
        </header>
      )}
      <main>{children}</main>
    </body>
  </html>
)

/** A whole document. */
export const page = (props: FrameProps) => html`<!doctype html>${<Frame {...props} />}`

/** A sentence of ours, set by the rules of its language. */
export const Said = ({ voice, children }: { readonly voice: Pick<Voice, 'locale'>; readonly children: string }) => (
  <>{typeset(voice.locale, children)}</>
)
