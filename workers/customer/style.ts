/** The customer's pages: a narrow column of quiet paper, made for a phone held in one hand. */
export const customerStyle = `
.customer main, .customer > header { max-width: var(--measure); margin: 0 auto; padding: 0 1.25rem; }
.customer > header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0.25rem 1rem; padding-top: 1.5rem; padding-bottom: 1.75rem; }
.customer > header strong { letter-spacing: 0.01em; }
.customer main { padding-bottom: 4rem; overflow-wrap: anywhere; }
.customer h1 { font-size: 1.75rem; margin-bottom: 0.75rem; }
.customer h2 { font-size: 1.15rem; margin-bottom: 0.6rem; }
.customer p { margin: 0 0 0.75rem; }
.customer section { margin: 2rem 0 0; }
.customer button { width: 100%; }

.customer .notice { background: var(--kept-tint); color: var(--kept); border-radius: var(--radius); padding: 0.8rem 1rem; margin: 0 0 1.5rem; font-weight: 600; }
.customer .notice.trouble { background: var(--soon-tint); color: var(--ink); font-weight: 400; }
.customer .notice > :last-child { margin-bottom: 0; }

.customer .words { margin: 1rem 0 0; }
.customer .words figcaption { font-size: 0.85rem; }
.customer .words blockquote { margin: 0.2rem 0 0; white-space: pre-line; }
.customer .words blockquote p:last-child { margin: 0; }

.customer .now { border-left: 3px solid var(--accent); padding: 0.1rem 0 0.1rem 0.95rem; margin: 1.5rem 0 0; display: grid; gap: 0.8rem; }
.customer .now dt { color: var(--soft); font-size: 0.85rem; }
.customer .now dd { margin: 0; }
.customer .now dd + dd { margin-top: 0.35rem; }

.customer fieldset { border: 0; margin: 0; padding: 0; min-width: 0; display: grid; gap: 0.75rem; }
.customer legend { font-weight: 700; font-size: 1.15rem; line-height: 1.3; margin-bottom: 0.75rem; padding: 0; }
.customer .option { display: grid; grid-template-columns: auto 1fr; gap: 0.15rem 0.8rem; background: var(--sheet); border: 1px solid var(--line); border-radius: var(--radius); padding: 0.95rem 1rem; cursor: pointer; }
.customer .option:hover { border-color: var(--soft); }
.customer .option:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: var(--accent-tint); }
.customer .option:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.customer .option input { width: 1.2rem; height: 1.2rem; margin: 0.15rem 0 0; accent-color: var(--accent); grid-row: span 3; outline: none; }
.customer .option b { font-weight: 650; }
.customer .option span { grid-column: 2; color: var(--soft); font-size: 0.95rem; line-height: 1.4; }
.customer .plus { color: var(--accent); font-size: 0.9rem; }
.customer .option .plus { color: var(--accent); font-size: 0.9rem; margin-top: 0.2rem; }
.customer .act { margin-top: 1.25rem; display: grid; gap: 0.6rem; }
.customer .act .soft { font-size: 0.9rem; text-align: center; }

.customer .chosen { background: var(--accent-tint); border-radius: var(--radius); padding: 0.95rem 1rem; display: grid; gap: 0.15rem; }
.customer .chosen .soft { font-size: 0.95rem; line-height: 1.4; }
.customer .chosen > .soft:first-child { font-size: 0.85rem; }
.customer section:has(> .chosen) + section:has(> .chosen) { margin-top: 0.75rem; }
.customer .chosen b { font-weight: 650; }

.customer summary { font-weight: 650; cursor: pointer; min-height: 44px; display: flex; align-items: center; gap: 0.6rem; list-style: none; }
.customer summary::-webkit-details-marker { display: none; }
.customer summary::after { content: ""; flex: none; width: 0.5rem; height: 0.5rem; margin: -0.25rem 0.2rem 0 auto; border: solid var(--soft); border-width: 0 2px 2px 0; transform: rotate(45deg); }
.customer details[open] > summary::after { margin-top: 0.25rem; transform: rotate(225deg); }
.customer .fold { background: var(--sheet); border: 1px solid var(--line); border-radius: var(--radius); padding: 0.2rem 1rem; margin-top: 1.25rem; }
.customer .chosen + .fold { margin-top: 0.75rem; }
.customer .fold .inside { padding: 0.4rem 0 0.8rem; }
.customer .quiet-fold { border-top: 1px solid var(--line); }
.customer .quiet-fold > summary { font-weight: 500; min-height: 48px; }
.customer .quiet-fold .inside { padding: 0.25rem 0 1.25rem; }
.customer .inside > :last-child, .customer form > p:last-child { margin-bottom: 0; }
.customer .inside form + form, .customer .inside > p + form { margin-top: 1rem; }

.customer .field { display: grid; gap: 0.3rem; margin: 0 0 1rem; }
.customer .field > span { font-weight: 600; }
.customer .field > span .soft { font-weight: 400; }
.customer .field small { font-size: 0.85rem; }
.customer textarea, .customer select, .customer .field input { width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 8px; padding: 0.6rem 0.7rem; min-height: 44px; }
.customer textarea { min-height: 6.5rem; resize: vertical; }

.customer .scale { display: grid; grid-template-columns: repeat(5, 1fr); gap: 0.5rem; }
.customer .scale label { position: relative; display: grid; place-items: center; min-height: 52px; background: var(--sheet); border: 1px solid var(--line); border-radius: var(--radius); cursor: pointer; font-weight: 650; }
.customer .scale input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.customer .scale label:hover { border-color: var(--soft); }
.customer .scale label:has(:checked) { border-color: var(--accent); background: var(--accent); color: var(--accent-ink); }
.customer .scale label:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.customer .ends { display: flex; justify-content: space-between; gap: 1rem; font-size: 0.85rem; margin: 0 0 1rem; }
.customer .ends span:last-child { text-align: right; }

.customer .code { background: var(--sheet); border: 1px solid var(--line); border-radius: var(--radius); padding: 1rem; }
.customer .code code { display: block; font: 600 1.25rem/1.3 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; letter-spacing: 0.02em; padding: 0.4rem 0 0.5rem; user-select: all; }
.customer .code .over { text-decoration: line-through; color: var(--soft); user-select: none; }
.customer .code p { margin: 0; font-size: 0.95rem; }

.customer .rows { margin: 0 0 0.75rem; display: grid; gap: 0.4rem; }
.customer .rows div { display: grid; grid-template-columns: 6rem 1fr; gap: 0 1rem; }
.customer .rows dt { color: var(--soft); }
.customer .rows dd { margin: 0; }
.customer .story { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.6rem; }
.customer .story li { display: grid; }
.customer .story time { font-size: 0.85rem; }

.customer footer { margin-top: 2.5rem; }
.customer footer > p { border-top: 1px solid var(--line); padding-top: 1rem; margin: 0; font-size: 0.9rem; }
.customer footer a { display: inline-block; padding: 0.6rem 0; }

@media (min-width: 40rem) {
  .customer > header { padding-top: 2.25rem; }
  .customer h1 { font-size: 2rem; }
  .customer .act button, .customer form > .quiet { width: auto; justify-self: start; min-width: 14rem; }
  .customer .act .soft { text-align: left; }
  .customer .story li { grid-template-columns: 11rem 1fr; }
}
@media (forced-colors: active) {
  .customer .scale input { opacity: 1; position: static; width: auto; height: auto; margin-right: 0.4rem; }
}
@media print { .customer details > .inside { display: block; } .customer button { display: none; } }
`
