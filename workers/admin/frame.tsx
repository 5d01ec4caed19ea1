/** The frame of every staff page: whose shop, where to go, in which language. No script, nothing from elsewhere. */
import type { Child, FC } from 'hono/jsx'
import { type Locale, locales } from '../../domain/locale.ts'
import type { MessageName } from '../../emails/locales/catalog.ts'
import { say } from '../../emails/say.ts'
import type { Desk } from './desk.ts'
import { entranceOf, pathOf, type Room, roomsOf, type Wing, wingNames, wingOf } from './rooms.ts'

export type { Room } from './rooms.ts'

const languageNames = { en: 'English', ru: 'Русский', ro: 'Română' } as const satisfies Record<Locale, string>

/** A whole document: for pages that have a desk, and for those that could not get one. */
export const Document: FC<{ locale: Locale; title: string; children?: Child }> = ({ locale, title, children }) => (
  <html lang={locale}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <meta name="referrer" content="same-origin" />
      <title>{title}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/style.css" />
    </head>
    <body class="admin">{children}</body>
  </html>
)

/** Markup as a string, with its doctype. */
export const asHtml = (page: Child): string => `<!doctype html>${String(page)}`

export const Languages: FC<{ locale: Locale; here: string }> = ({ locale, here }) => (
  <form class="languages" method="post" action="/admin/language" aria-label={say(locale, 'staff.language')}>
    <input type="hidden" name="back" value={here} />
    {locales.map((one) => (
      <button
        key={one}
        class="link"
        type="submit"
        name="locale"
        value={one}
        lang={one}
        aria-pressed={one === locale ? 'true' : 'false'}
      >
        {languageNames[one]}
      </button>
    ))}
  </form>
)

const Shops: FC<{ desk: Desk; room: Room | null }> = ({ desk, room }) => {
  if (desk.shops.length < 2) return <strong class="shop">{desk.shop.name}</strong>
  return (
    <details class="switch">
      <summary>{desk.shop.name}</summary>
      <ul>
        {desk.shops.map(({ shop, name }) => (
          <li key={shop}>
            <a
              href={`${room ? pathOf(room) : '/admin'}?shop=${shop}`}
              aria-current={shop === desk.shop.shop ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The rooms beside the one one is in. A wing of one room needs no second line. */
const Beside: FC<{ desk: Desk; room: Room; wing: Wing }> = ({ desk, room, wing }) => {
  const rooms = roomsOf(wing, desk)
  if (rooms.length < 2) return null
  return (
    <nav class="rooms" aria-label={desk.say(`staff.wing.${wing}`)}>
      {rooms.map((one) => (
        <a key={one} href={desk.href(pathOf(one))} aria-current={one === room ? 'page' : undefined}>
          {desk.say(`staff.nav.${one}`)}
        </a>
      ))}
    </nav>
  )
}

export const Frame: FC<{ desk: Desk; room: Room | null; title: string; search?: string; children?: Child }> = ({
  desk,
  room,
  title,
  search = '',
  children,
}) => {
  const wing = room && wingOf(room, desk)
  const here = (one: Wing) => (one !== wing ? undefined : entranceOf(one) === room ? 'page' : 'true')
  return (
    <Document locale={desk.locale} title={`${title} · ${desk.shop.name}`}>
      <a class="skip" href="#main">
        {desk.say('staff.skip')}
      </a>
      <header class="top">
        <Shops desk={desk} room={room} />
        <nav aria-label={desk.say('staff.nav')}>
          {wingNames.map((one) => (
            <a key={one} href={desk.href(pathOf(entranceOf(one)))} aria-current={here(one)}>
              {desk.say(`staff.wing.${one}`)}
            </a>
          ))}
        </nav>
        <search class="find">
          <form method="get" action="/admin">
            {desk.shops.length > 1 && <input type="hidden" name="shop" value={desk.shop.shop} />}
            <input
              type="search"
              name="q"
              value={search}
              maxlength={100}
              aria-label={desk.say('staff.search')}
              placeholder={desk.say('staff.search-hint')}
            />
          </form>
        </search>
      </header>
      {room && wing && <Beside desk={desk} room={room} wing={wing} />}
      <main id="main">{children}</main>
      <footer class="foot">
        <span class="soft">
          {desk.member.name}, {desk.say(`words.role.${desk.member.role}`)}
        </span>
        <Languages locale={desk.locale} here={desk.here} />
      </footer>
    </Document>
  )
}

/** What will stand here once there is something. */
export const Empty: FC<{ title: string; text: string; children?: Child }> = ({ title, text, children }) => (
  <div class="empty">
    <h2>{title}</h2>
    <p>{text}</p>
    {children}
  </div>
)

export const Chip: FC<{ tone?: 'kept' | 'soon' | 'late' | 'vip' | ''; children?: Child }> = ({
  tone = '',
  children,
}) => <span class={tone === '' ? 'chip' : `chip ${tone}`}>{children}</span>

/** A page without a desk: nobody is signed in, or what was asked for is not there. */
export const Plain: FC<{
  locale: Locale
  here: string
  title: MessageName
  text: MessageName
  link?: { readonly href: string; readonly label: MessageName }
}> = ({ locale, here, title, text, link }) => (
  <Document locale={locale} title={say(locale, title)}>
    <main id="main" class="alone">
      <h1>{say(locale, title)}</h1>
      <p>{say(locale, text)}</p>
      {link && (
        <p>
          <a class="button" href={link.href}>
            {say(locale, link.label)}
          </a>
        </p>
      )}
      <Languages locale={locale} here={here} />
    </main>
  </Document>
)
