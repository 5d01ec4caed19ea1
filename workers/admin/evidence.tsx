/** The evidence as one page, ready to be read, printed and pasted. */
import type { FC } from 'hono/jsx'
import type { Entry, Evidence, Section } from '../../emails/evidence.ts'
import type { Desk } from './desk.ts'
import { Frame } from './frame.tsx'

const Where: FC<{ desk: Desk; section: Section }> = ({ desk, section: { fields } }) => {
  if (fields.stripe.length + fields.paypal.length === 0) return null
  return (
    <p class="where">
      <span class="soft">{desk.say('evidence.paste')}:</span>
      {fields.stripe.map((name) => (
        <span key={name}>
          Stripe <code>{name}</code>
        </span>
      ))}
      {fields.paypal.map((name) => (
        <span key={name}>
          PayPal <code>{name}</code>
        </span>
      ))}
    </p>
  )
}

const Said: FC<{ entry: Entry }> = ({ entry: { at, when, title, lines, words } }) => (
  <li>
    <p class="head">
      <time class="soft figure" datetime={new Date(at).toISOString()}>
        {when}
      </time>{' '}
      <b>{title}</b>
    </p>
    {lines.map((line) => (
      <p key={line} class="soft">
        {line}
      </p>
    ))}
    {words !== '' && <blockquote class="said">{words}</blockquote>}
  </li>
)

const Part: FC<{ desk: Desk; section: Section }> = ({ desk, section }) => (
  <section id={section.id} aria-labelledby={`${section.id}-title`}>
    <h2 id={`${section.id}-title`}>{section.title}</h2>
    <Where desk={desk} section={section} />
    {section.rows.length > 0 && (
      <dl class="wide">
        {section.rows.map(({ name, value }) => (
          <>
            <dt>{name}</dt>
            <dd class="figure">{value}</dd>
          </>
        ))}
      </dl>
    )}
    {section.entries.length > 0 && (
      <ol class="entries">
        {section.entries.map((entry) => (
          <Said key={`${entry.at} ${entry.title}`} entry={entry} />
        ))}
      </ol>
    )}
    {section.notes.map((note) => (
      <p key={note} class="soft">
        {note}
      </p>
    ))}
  </section>
)

export const EvidencePageView: FC<{ desk: Desk; evidence: Evidence }> = ({ desk, evidence }) => {
  const path = `/admin/complaints/${evidence.complaint}`
  return (
    <Frame desk={desk} room={null} title={evidence.title}>
      <p class="crumb">
        <a href={path}>{desk.say('staff.back-to-complaint')}</a>
      </p>
      <h1>{evidence.title}</h1>
      <p class="lead">{evidence.lead}</p>
      <nav class="take" aria-label={desk.say('evidence.print')}>
        <span class="soft">{desk.say('evidence.print')}</span>
        <a class="button quiet" href={`${path}/evidence.txt`} download>
          {desk.say('evidence.as-text')}
        </a>
        <a class="button quiet" href={`${path}/evidence.json`} download>
          {desk.say('evidence.as-json')}
        </a>
      </nav>
      <article class="evidence">
        {evidence.sections.map((section) => (
          <Part key={section.id} desk={desk} section={section} />
        ))}
      </article>
    </Frame>
  )
}
