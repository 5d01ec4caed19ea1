/** How the evidence looks on a screen and, above all, on paper: black on white, no part torn from its heading. */
export const evidenceStyle = `
.admin {
  .known .why + p { margin-top: 0.6rem; }
  .take { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: center; margin: 1rem 0 0; }
  .evidence { max-width: 52rem; }
  .evidence > section { border-top: 1px solid var(--line); margin-top: 1.6rem; padding-top: 1.1rem; }
  .evidence h2 { font-size: 1.1rem; color: var(--ink); }
  .evidence .where { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; font-size: 0.85rem; margin: 0 0 0.8rem; }
  .evidence code { background: var(--tint); border-radius: 4px; padding: 0.05rem 0.35rem; overflow-wrap: anywhere; user-select: all; }
  .evidence .entries { list-style: none; margin: 0.6rem 0 0; padding: 0; display: grid; gap: 0.9rem; }
  .evidence dl + .entries, .evidence dl + p, .evidence .entries + p { margin-top: 0.7rem; }
  .evidence .entries li, .evidence dd { min-width: 0; overflow-wrap: anywhere; }
  .evidence .head b { font-weight: 600; }
}
@media screen and (max-width: 52rem) { .admin .evidence dl.wide { grid-template-columns: minmax(0, 1fr); gap: 0; } .admin .evidence dl.wide dd { margin-bottom: 0.5rem; } }
@media print {
  .admin { padding: 0; max-width: none; background: #fff; color: #000; font-size: 10pt; .top, .crumb, .take, .skip { display: none; } .soft, dl.wide dt { color: #333; } }
  .admin .evidence { max-width: none; } .admin .evidence > section { border-color: #999; margin-top: 1rem; padding-top: 0.7rem; }
  .admin .evidence h2, .admin .evidence .where { break-after: avoid; color: #000; } .admin .evidence li, .admin .evidence dt, .admin .evidence dd { break-inside: avoid; }
  .admin .evidence code { background: none; padding: 0; } .admin .evidence .said { border-color: #999; }
}
`
