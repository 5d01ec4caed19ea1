/** How the policy's pages look. */
export const policyStyle = `
.admin {
  .policy { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.75rem; margin-bottom: 1.5rem; } .policy > .fold > summary { color: var(--ink); } .policy .card.fold { padding-block: 0.35rem; gap: 0.6rem; }
  .cells { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 0.3rem 1.25rem; } .cells .field { display: grid; grid-template-rows: subgrid; grid-row: span 3; align-items: end; margin-bottom: 0.6rem; } .cells .field small { align-self: start; } .cells .wide { grid-column: 1 / -1; }
  .ways { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 0.4rem; } .three { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0.6rem; }
  .exception { display: grid; gap: 0.5rem; padding-bottom: 0.9rem; border-bottom: 1px solid var(--line); } .exception:last-child { border-bottom: 0; }
  [aria-invalid=true] { border-color: var(--late); box-shadow: inset 0 0 0 1px var(--late); }
  .review { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.1rem; margin-bottom: 1.5rem; } .review table { table-layout: fixed; } .review td { overflow-wrap: anywhere; } .review .inner th { padding-left: 1.8rem; color: var(--soft); }
  .review .differs { background: var(--soon-tint); } .versions { list-style: none; margin: 0; padding: 0; } .versions li { padding: 0.7rem 0; display: flex; flex-wrap: wrap; gap: 0.4rem 1.5rem; justify-content: space-between; align-items: center; } .versions li + li { border-top: 1px solid var(--line); } .versions li > div { flex: 1 1 20rem; min-width: 0; }
  .why { max-width: 46rem; } .worked section { max-width: 46rem; margin-bottom: 1.75rem; } .worked h2 { font-size: 1.1rem; color: var(--ink); } .worked p + p, .worked ul + p, .worked p + .scroll { margin-top: 0.6rem; } .worked ul { margin: 0.5rem 0 0; padding-left: 1.2rem; }
}
@media (max-width: 52rem) { .admin { .cells, .three { grid-template-columns: minmax(0, 1fr); } .review table { table-layout: auto; } .review :is(td, th) { padding-inline: 0.5rem; } .review .inner th { padding-left: 1rem; } } }
`
