/** How recalls look: the form in one column, the ways beside each other, whom it reaches beside what it costs. */
export const recallStyle = `
.admin {
  form.recall { max-width: 46rem; gap: 1.1rem; } form.recall fieldset { display: grid; gap: 0.75rem; } form.recall .ways { grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr)); } form.recall .two { align-items: start; } form.recall input[type="radio"] { flex: none; width: 1.25rem; height: 1.25rem; min-height: 0; margin: 0; accent-color: var(--accent); }
  .recalls-new { margin-bottom: 1.25rem; }
  .recall-progress { margin-bottom: 1.25rem; } .recall-progress progress { display: block; max-width: none; margin-bottom: 0.9rem; } .recall-progress .pairs { max-width: 30rem; } .recall-progress > p { margin-top: 0.6rem; }
  .recall-progress + .buttons { align-items: flex-start; }
  .recall-halves { margin-top: 1.25rem; } .recall-halves h3 { margin-top: 0.4rem; font-size: 0.95rem; } .recall-halves ol { margin: 0; padding-left: 1.2rem; }
  .recall-mails { margin-top: 1.5rem; } .recall-mails h3 { font-size: 1rem; margin-bottom: 0.4rem; overflow-wrap: anywhere; } .recall-mails .mails { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 1.25rem; margin-top: 0.6rem; } .recall-mails iframe.mail { height: 34rem; }
}
`
