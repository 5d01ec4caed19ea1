/** How the reserve looks: one bar, the figures under it in its colours. */
export const reserveStyle = `
.admin {
  .reserve { display: grid; gap: 0.9rem; } .reserve .share { font-size: 1.15rem; font-weight: 650; } .reserve .figures { margin: 0; } .reserve > .soft { max-width: 46rem; }
  .bar { display: block; width: 100%; height: 1.75rem; border-radius: 8px; } .bar .free { fill: var(--kept-tint); } .bar .spent { fill: var(--accent); } .bar .expected { fill: var(--soon); }
  .bar line { stroke: var(--ink); stroke-width: 2; stroke-dasharray: 4 3; vector-effect: non-scaling-stroke; }
  .reserve dl.wide { grid-template-columns: minmax(0, max-content) auto; justify-content: start; } .reserve dd { overflow-wrap: normal; }
  .reserve dt.spent::before, .reserve dt.expected::before, .reserve dt.free::before { content: ""; display: inline-block; width: 0.7rem; height: 0.7rem; border-radius: 3px; margin-right: 0.4rem; border: 1px solid var(--edge); }
  .reserve dt.spent::before { background: var(--accent); } .reserve dt.expected::before { background: var(--soon); } .reserve dt.free::before { background: var(--kept-tint); }
}
@media (max-width: 52rem) { .admin { .reserve .figures dd { font-size: 1.15rem; } .reserve .figures div { padding: 0.75rem; } } }
`
