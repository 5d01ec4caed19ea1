/** How the rota and the team look. */
export const peopleStyle = `
.admin {
  .on-line { margin-bottom: 0.9rem; }
  .week { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); gap: 0 0.6rem; } .days { display: none; }
  .week section { display: grid; grid-template-rows: subgrid; grid-row: 1 / span 25; } .week ol { display: grid; grid-template-rows: subgrid; grid-row: 2 / span 24; }
  .week h2 { color: var(--ink); margin: 0 0 0.4rem; } .week h2::first-letter, .days a::first-letter { text-transform: uppercase; }
  .week ol { list-style: none; margin: 0; padding: 0; background: var(--sheet); border: 1px solid var(--line); border-radius: var(--radius); }
  .hour { display: grid; align-content: start; padding: 0.45rem 0.6rem 0; min-height: 5.4rem; min-width: 0; overflow-wrap: anywhere; } .hour + .hour { border-top: 1px solid var(--line); } .hour .soft { font-size: 0.82rem; }
  .hour button { justify-self: start; margin-top: auto; min-height: 44px; padding: 0; color: var(--accent); } .hour.now { background: var(--kept-tint); box-shadow: inset 3px 0 var(--kept); }
  .team { list-style: none; margin: 0 0 1.25rem; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); gap: 1rem; align-items: start; }
  .member .who { font-size: 1.05rem; color: var(--ink); } .member .fold { border-top: 1px solid var(--line); } .member > small { margin-top: -0.4rem; }
  .ticks .tick { display: flex; flex-wrap: wrap; gap: 0 1.2rem; } .ticks small { margin-top: -0.5rem; }
}
@media (max-width: 52rem) { .admin {
  .week { grid-template-columns: minmax(0, 1fr); gap: 1.25rem; } .week section, .week ol { display: block; } .days { display: flex; flex-wrap: wrap; gap: 0 1rem; margin-bottom: 0.75rem; } .hour { grid-template-columns: 7.5rem minmax(0, 1fr) auto; align-items: center; min-height: 0; gap: 0 0.6rem; padding: 0.2rem 0.75rem; } .hour > span { grid-column: 1; } .hour b { grid-column: 2; } .hour button { grid-column: 3; grid-row: 1; margin: 0; }
  .team { grid-template-columns: minmax(0, 1fr); }
} }
`
