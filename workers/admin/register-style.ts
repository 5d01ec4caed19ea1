/** How the register looks: three columns, the tables' names quiet; one under the other on a phone. */
export const registerStyle = `
.admin .register { overflow-x: auto; }
.admin .register table { width: 100%; border-collapse: collapse; }
.admin .register th, .admin .register td { text-align: left; vertical-align: top; padding: 0.5rem 1rem 0.5rem 0; border-top: 1px solid var(--line); font-weight: 400; }
.admin .register thead th { border-top: 0; color: var(--soft); font-size: 0.85rem; }
.admin .register th code { font-size: 0.9rem; }
.admin .register tr > :first-child { width: 11rem; } .admin .register tr > :nth-child(2) { width: 40%; }
@media (max-width: 52rem) {
  .admin .register thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .admin .register tr { display: grid; padding: 0.6rem 0; border-top: 1px solid var(--line); }
  .admin .register th, .admin .register td, .admin .register tr > :nth-child(n) { border: 0; padding: 0.1rem 0; width: auto; }
}
`
