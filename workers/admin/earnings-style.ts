/** How charts and the page of earnings look. Colours are the house's own, so that they turn with light and dark. */
export const earningsStyle = `
.admin {
  svg.bars { display: block; overflow: visible; font-size: 13px; font-variant-numeric: var(--figure); }
  .bars text { fill: var(--ink); } .bars .label { font-weight: 600; } .bars .value { fill: var(--soft); }
  .bars .track { fill: var(--tint); } .bars .margin, .bars .share { fill: var(--accent); } .bars .cost { stroke: var(--soon); stroke-width: 1; }
  .bars .hatch-ground { fill: var(--soon-tint); } .bars .hatch-line { fill: var(--soon); }
  .legend { list-style: none; margin: 0 0 0.6rem; padding: 0; display: flex; flex-wrap: wrap; gap: 0.2rem 1.4rem; font-size: 0.88rem; color: var(--soft); } .legend li { display: flex; align-items: center; gap: 0.5rem; }
  .chart { margin: 0 0 0.5rem; padding: 1rem 1.1rem; background: var(--sheet); border: 1px solid var(--line); border-radius: var(--radius); }
  .files { display: flex; flex-wrap: wrap; gap: 0 1.4rem; } .files a { min-height: 44px; display: inline-flex; align-items: center; }
  .return { max-width: 46rem; margin-bottom: 1.25rem; } .return b { display: block; } .figures dd.late { color: var(--late); } .earned p.soft { margin-top: 0.5rem; }
  .took { display: inline-flex; align-items: center; gap: 0.5rem; } .took span { font-size: 0.85rem; color: var(--soft); } .took input:not([type=checkbox]) { width: 5rem; }
}
@media (max-width: 30rem) { .admin { dl.figures.money { grid-template-columns: minmax(0, 1fr); } .money dd { font-size: 1.35rem; } .money div + div { border-left: 0; border-top: 1px solid var(--line); } svg.bars { font-size: 12px; } .chart { padding: 0.85rem; } } }
@media print { .admin { .files { display: none; } } }
`
