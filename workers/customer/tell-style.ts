/** The public page: rows of buttons to choose from, and errors beside their fields. */
import { reasonsOf } from '../../domain/reasons.ts'

/** A category's reasons come up when it is chosen. Where `:has` is unknown they stay away: the category is enough. */
const exactly = Object.keys(reasonsOf)
  .map((category) => `.customer .tell:has([value="${category}"]:checked) .exactly-${category}`)
  .join(', ')

export const tellStyle = `
.customer .promised { border-left: 3px solid var(--accent); padding-left: 0.95rem; margin: 1.25rem 0 0; }
.customer .tell fieldset { margin-bottom: 1.5rem; }
.customer .pills { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.customer .pills label { position: relative; display: flex; align-items: center; gap: 0.5rem; min-height: 44px; padding: 0.3rem 0.9rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 22px; cursor: pointer; }
.customer .pills input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.customer .pills label:hover { border-color: var(--soft); }
.customer .pills label:has(:checked) { border-color: var(--accent); background: var(--accent); color: var(--accent-ink); }
.customer .pills label:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.customer .pills svg { flex: none; width: 1.5rem; height: 1.5rem; margin-left: -0.3rem; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.customer .trap, .customer .exactly { display: none; }
${exactly} { display: grid; }
.customer .exactly legend { font-size: 1rem; }
.customer .exactly legend .soft { font-weight: 400; }

.customer .tell .field > label { font-weight: 600; }
.customer .tell .field > label .soft { font-weight: 400; }
.customer .wrong { border-left: 3px solid var(--late); padding-left: 0.7rem; color: var(--late); }
.customer .wrong p { margin: 0; font-size: 0.95rem; }
.customer .wrong p + p { margin-top: 0.35rem; }
.customer .tell [aria-invalid] { border-color: var(--late); }
.customer .tell input[type="file"] { padding: 0.4rem; border-style: dashed; }
.customer .tell input::file-selector-button { font: inherit; font-weight: 600; color: var(--accent); background: transparent; border: 1px solid var(--line); border-radius: 8px; min-height: 34px; padding: 0.2rem 0.8rem; margin-right: 0.8rem; cursor: pointer; }
.customer .tell .held { margin: 0.3rem 0; gap: 0; }
.customer .tell .held legend { font-size: 0.95rem; font-weight: 400; margin: 0; }
.customer .tell .held label { display: flex; align-items: center; gap: 0.7rem; min-height: 44px; font-weight: 600; }
.customer .tell .held input { flex: none; width: 1.2rem; height: 1.2rem; min-height: 0; margin: 0; padding: 0; accent-color: var(--accent); }
.customer .notice p + ul { list-style: none; margin: -0.3rem 0 0; padding: 0; }
.customer .notice li a { display: inline-flex; align-items: center; min-height: 44px; color: inherit; font-weight: 600; }
.customer .languages { display: flex; gap: 1rem; margin-top: 2rem; }
.customer .languages a { padding: 0.6rem 0; }
.customer .languages [aria-current] { color: inherit; text-decoration: none; }
@media (forced-colors: active) {
  .customer .pills input { opacity: 1; position: static; width: auto; height: auto; }
}
`
