/** How intervals and the list of customers look; bars and legend are those of earnings. */
export const measuredStyle = `
.admin {
  .bars .interval { stroke: var(--ink); stroke-width: 2; }
  .measured :is(th, td) { white-space: nowrap; } .measured .says { font-weight: 650; }
  .states { margin-bottom: 1rem; } .states nav { display: flex; flex-wrap: wrap; gap: 0 1.4rem; }
  .how { display: grid; gap: 0.5rem; max-width: 46rem; margin: 0; padding-left: 1.1rem; }
  .on-phone { display: none; color: var(--soft); }
}
@media (max-width: 52rem) { .admin .on-phone { display: inline; } }
`
