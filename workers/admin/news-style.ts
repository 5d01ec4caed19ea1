/** How the news are written and listed: the form beside nothing, the mails as they will leave above it. */
export const newsStyle = `
.admin {
  .news > .soft { max-width: 46rem; } .news > section { margin-top: 1.25rem; } .mails { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 1.25rem; margin-top: 0.6rem; } .mails h3 { font-size: 1rem; margin-bottom: 0.4rem; overflow-wrap: anywhere; } .mails iframe.mail { height: 28rem; }
  #write .two { align-items: start; }
  #write { margin: 1.25rem 0; max-width: 46rem; } #write fieldset:first-of-type { border-top: 0; }
  ul.told { list-style: none; margin: 1.25rem 0 0; padding: 0; display: grid; gap: 1rem; max-width: 46rem; } .told h2 { font-size: 1.05rem; color: var(--ink); overflow-wrap: anywhere; }
}
`
