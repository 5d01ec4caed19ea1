/** Rules of the page at /docs; the tokens and shared parts are in workers/pages/style.ts. */
export const docsStyle = `
.api-docs { max-width: 52rem; margin: 0 auto; padding: calc(4 * var(--step)) calc(2 * var(--step)); }
.api-docs h2 { margin-top: calc(5 * var(--step)); }
.api-call { margin-top: calc(2 * var(--step)); padding: calc(2 * var(--step)); background: var(--sheet); border: 1px solid var(--line); border-radius: var(--radius); }
.api-call h3 { font-size: 1rem; overflow-wrap: anywhere; }
.api-call pre { overflow-x: auto; padding: calc(2 * var(--step)); background: var(--tint); border-radius: var(--radius); font-size: 0.85rem; }
`
