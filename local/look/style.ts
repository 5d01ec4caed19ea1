/**
 * The look of the local world: the tokens of the house and the few shapes its pages need.
 * A constant of our own, so it may stand inside a style element.
 */
const tokens = `
:root { color-scheme: light dark;
  --paper: #fbfaf8; --sheet: #ffffff; --ink: #1d1b18; --soft: #6b665e; --line: #e7e3dc; --tint: #f3f0ea;
  --accent: #1f5f5b; --accent-ink: #ffffff; --accent-tint: #e3efee;
  --kept: #2f6f3e; --kept-tint: #e6f1e8; --soon: #8a5a00; --soon-tint: #fbf0d9; --late: #a3312a; --late-tint: #fae7e5; --vip: #6a4c93; --vip-tint: #efe9f6;
  --radius: 10px; --text: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; --figure: tabular-nums lining-nums; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #171614; --sheet: #1f1d1b; --ink: #ece8e1; --soft: #a49d92; --line: #34312d; --tint: #272522;
  --accent: #6fb9b3; --accent-ink: #0d2322; --accent-tint: #1d3332;
  --kept: #86c995; --kept-tint: #1d2f21; --soon: #e5b454; --soon-tint: #33290f; --late: #ef938b; --late-tint: #3a1f1c; --vip: #bfa6e0; --vip-tint: #2c2438; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: var(--text); text-wrap: pretty; overflow-wrap: break-word; }
h1, h2, h3, p { margin: 0; } h1, h2, h3 { line-height: 1.25; text-wrap: balance; font-weight: 650; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; } h3 { font-size: 1rem; }
a { color: var(--accent); } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.soft { color: var(--soft); } .small { font-size: 0.875rem; } .figure { font-variant-numeric: var(--figure); }
button, .button { font: inherit; font-weight: 600; border: 1px solid transparent; border-radius: var(--radius); padding: 0.6rem 1rem; background: var(--accent); color: var(--accent-ink); cursor: pointer; text-decoration: none; display: inline-flex; align-items: center; min-height: 44px; }
.quiet { background: transparent; color: var(--accent); border-color: var(--line); } .quiet:hover { background: var(--tint); }
.chip { display: inline-flex; padding: 0.1rem 0.55rem; border-radius: 999px; font-size: 0.8rem; font-weight: 600; background: var(--tint); color: var(--soft); white-space: nowrap; }
.chip.kept { background: var(--kept-tint); color: var(--kept); } .chip.soon { background: var(--soon-tint); color: var(--soon); }
.chip.late { background: var(--late-tint); color: var(--late); } .chip.vip { background: var(--vip-tint); color: var(--vip); }
input:not([type=radio]), select, textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 0.55rem 0.7rem; width: 100%; min-height: 44px; }`

const shapes = `
.shell { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem 4rem; }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.5rem; padding: 0.75rem 0; margin-bottom: 1.75rem; border-bottom: 1px solid var(--line); }
.top strong { letter-spacing: 0.01em; } .top nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.top nav a { color: var(--soft); text-decoration: none; min-height: 44px; display: inline-flex; align-items: center; } .top nav a:hover { color: var(--ink); } .top nav a[aria-current] { color: var(--ink); font-weight: 650; }
.lead { color: var(--soft); margin-top: 0.5rem; max-width: 44rem; }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: var(--radius); padding: 1.1rem 1.2rem; }
.stack { display: grid; gap: 0.75rem; align-content: start; min-width: 0; } .stack.wide { gap: 1.5rem; }
.row { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
.split { display: grid; grid-template-columns: minmax(0, 1fr) 20rem; gap: 2rem; align-items: start; margin-top: 1.75rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem; }
.card { display: flex; flex-direction: column; gap: 0.6rem; } .card form { margin-top: auto; padding-top: 0.35rem; } .card blockquote { margin: 0; }
.list { list-style: none; margin: 0; padding: 0; } .list li + li { border-top: 1px solid var(--line); }
.list .entry { display: grid; gap: 0.1rem; padding: 0.7rem 0; color: inherit; text-decoration: none; } .list a.entry:hover h3 { color: var(--accent); }
.mails .entry { grid-template-columns: minmax(0, 15rem) minmax(0, 1fr) auto; gap: 0 1.5rem; align-items: baseline; padding: 0.85rem 1.2rem; min-height: 44px; } .mails a.entry:hover { background: var(--tint); }
.mails .entry > * { overflow: hidden; text-overflow: ellipsis; }
dl.facts { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.35rem 1.1rem; margin: 0; } dl.facts dt { color: var(--soft); } dl.facts dd { margin: 0; overflow-wrap: anywhere; }
dl.sums { display: grid; grid-template-columns: 1fr auto; gap: 0.4rem 0; margin: 0; font-variant-numeric: var(--figure); } dl.sums dd { margin: 0; text-align: right; } dl.sums .total { font-weight: 700; font-size: 1.25rem; padding-top: 0.5rem; border-top: 1px solid var(--line); }
pre { margin: 0; padding: 0.8rem 0.9rem; background: var(--tint); border-radius: 8px; font: 0.82rem/1.5 ui-monospace, "SF Mono", Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 26rem; overflow: auto; }
::placeholder { color: var(--soft); opacity: 1; }
summary { cursor: pointer; color: var(--accent); min-height: 44px; display: flex; align-items: center; } summary::before { content: "▸"; margin-right: 0.5rem; } [open] > summary::before { content: "▾"; }
iframe.mail { width: 100%; height: min(60rem, 80vh); border: 1px solid var(--line); border-radius: var(--radius); background: #fff; }
label.field { display: grid; gap: 0.3rem; } label.field > span { font-size: 0.875rem; color: var(--soft); }
.pick { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.25rem 1rem; align-items: center; padding: 0.75rem 0; } .vendors { margin-top: 1.75rem; padding: 0.25rem 1.2rem; } .vendors .stack { gap: 0.25rem; } .vendors p { overflow-wrap: anywhere; } .vendors .row a { display: inline-flex; align-items: center; min-height: 44px; }
.pick + .pick { border-top: 1px solid var(--line); }
.note { border-left: 3px solid var(--accent); padding: 0.35rem 0 0.35rem 0.9rem; } .note.late { border-color: var(--late); }
.empty { text-align: center; padding: 3.5rem 1.5rem; color: var(--soft); } .empty h2 { color: var(--ink); margin-bottom: 0.5rem; } .empty p { max-width: 30rem; margin: 0 auto 1rem; }
@media (max-width: 60rem) { .split { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 40rem) { .vendors .pick { grid-template-columns: minmax(0, 1fr); padding: 1rem 0; } .vendors .pick button { width: 100%; justify-content: center; } .shell { padding: 0 1rem 3rem; } .top { gap: 0; margin-bottom: 1.25rem; } .top strong { width: 100%; padding-top: 0.4rem; } .mails .entry { grid-template-columns: minmax(0, 1fr) auto; gap: 0.15rem 1rem; } .mails .entry h3 { grid-column: 1 / -1; grid-row: 1; } .top nav { gap: 0 0.6rem; font-size: 0.95rem; } iframe.mail { height: 75vh; } .card form button { width: 100%; justify-content: center; } }
@media print { .top, form { display: none; } }`

export const style = tokens + shapes
