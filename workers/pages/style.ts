/** The look in one place: quiet paper, one ink, one accent; colour only where it means something. */
export const tokens = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf8; --sheet: #ffffff; --ink: #1d1b18; --soft: #6b665e; --line: #e7e3dc; --tint: #f3f0ea;
  --accent: #1f5f5b; --accent-ink: #ffffff; --accent-tint: #e3efee;
  --kept: #2f6f3e; --kept-tint: #e6f1e8; --soon: #8a5a00; --soon-tint: #fbf0d9; --late: #a3312a; --late-tint: #fae7e5; --vip: #6a4c93; --vip-tint: #efe9f6;
  --step: 0.5rem; --radius: 10px; --measure: 36rem;
  --text: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --figure: tabular-nums lining-nums;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171614; --sheet: #1f1d1b; --ink: #ece8e1; --soft: #a49d92; --line: #34312d; --tint: #272522;
    --accent: #6fb9b3; --accent-ink: #0d2322; --accent-tint: #1d3332;
    --kept: #86c995; --kept-tint: #1d2f21; --soon: #e5b454; --soon-tint: #33290f; --late: #ef938b; --late-tint: #3a1f1c; --vip: #bfa6e0; --vip-tint: #2c2438;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: var(--text); text-wrap: pretty; }
h1, h2, h3 { line-height: 1.2; margin: 0; text-wrap: balance; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.soft { color: var(--soft); }
.figure { font-variant-numeric: var(--figure); }
button, .button { font: inherit; font-weight: 600; border: 0; border-radius: var(--radius); padding: 0.8rem 1.25rem; background: var(--accent); color: var(--accent-ink); cursor: pointer; text-decoration: none; display: inline-block; min-height: 44px; }
button.quiet, .button.quiet { background: transparent; color: var(--accent); border: 1px solid var(--line); }
.chip { display: inline-flex; gap: 0.35rem; align-items: center; padding: 0.1rem 0.55rem; border-radius: 999px; font-size: 0.85rem; font-weight: 600; background: var(--tint); white-space: nowrap; }
.chip.kept { background: var(--kept-tint); color: var(--kept); } .chip.soon { background: var(--soon-tint); color: var(--soon); }
.chip.late { background: var(--late-tint); color: var(--late); } .chip.vip { background: var(--vip-tint); color: var(--vip); }
.visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { body { background: none; } button, form { display: none; } }
`
