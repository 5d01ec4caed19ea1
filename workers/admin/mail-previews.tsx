/** Every mail in every language, to be looked at. Only in the demo: elsewhere there is nothing at this address. */
import { Hono } from 'hono'
import { isLocale } from '../../domain/locale.ts'
import { previewsIn } from '../../emails/previews.ts'
import { carePreviewsIn } from '../../emails/previews-care.ts'
import { renderMail } from '../../emails/render.ts'
import { renderCareMail } from '../../emails/render-care.ts'
import type { AppEnv } from '../context.ts'
import { readerLocale } from './desk.ts'
import { asHtml, Document } from './frame.tsx'
import { MailFrame } from './letter.tsx'
import { mailPagePolicy } from './policy.ts'

export const mailPreviewRoutes = new Hono<AppEnv>()

mailPreviewRoutes.get('/local/mails', async (c) => {
  if (c.get('deps').environment !== 'local') return c.notFound()
  const asked = c.req.query('locale') ?? ''
  const locale = isLocale(asked) ? asked : readerLocale(c)
  const mails = await Promise.all([
    ...previewsIn(locale).map(async (preview) => ({
      name: preview.name,
      ...(await renderMail(preview.mail, preview.facts, preview.links, preview.now)),
    })),
    ...carePreviewsIn(locale).map(async (preview) => ({
      name: preview.name,
      ...(await renderCareMail(preview.mail, preview.facts, preview.links, preview.now)),
    })),
  ])
  c.header('Content-Security-Policy', mailPagePolicy)
  return c.html(
    asHtml(
      <Document locale={locale} title="Amends: mails">
        <header class="top">
          <strong class="shop">Amends</strong>
          <nav>
            {(['en', 'ru', 'ro'] as const).map((one) => (
              <a key={one} href={`/local/mails?locale=${one}`} aria-current={one === locale ? 'page' : undefined}>
                {one}
              </a>
            ))}
          </nav>
        </header>
        <main id="main" class="gallery">
          {mails.map((mail) => (
            <section key={mail.name} id={mail.name}>
              <h2>{mail.name}</h2>
              <p class="soft">{mail.subject}</p>
              <MailFrame html={mail.html} title={mail.name} />
              <details class="fold">
                <summary>text</summary>
                <pre>{mail.text}</pre>
              </details>
            </section>
          ))}
        </main>
      </Document>,
    ),
  )
})
