/** How the staff pages look: quiet paper, one line per fact, colour only where it means something. Light, dark, print. */
export const adminStyle = `
.admin {
  font-size: 0.95rem; overflow-wrap: break-word; padding: 0 1.5rem 2.5rem; max-width: 83rem; margin: 0 auto; min-height: 100vh; display: flex; flex-direction: column;
  main { flex: 1; min-width: 0; max-width: none; margin: 0; padding: 0; }
  h1 { font-size: 1.5rem; font-weight: 650; display: flex; flex-wrap: wrap; gap: 0.4rem 0.6rem; align-items: center; margin: 0 0 0.9rem; }
  h2 { font-size: 0.85rem; color: var(--soft); font-weight: 600; margin: 0 0 0.6rem; }
  h2.part { margin: 1.75rem 0 0.6rem; } p { margin: 0; } b { font-weight: 650; }
  small { display: block; color: var(--soft); font-size: 0.85rem; } small.late, .late > small, dd.late { color: var(--late); } small.soon { color: var(--soon); }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 0.5rem; background: var(--sheet); padding: 0.6rem 1rem; z-index: 9; }
  .lead { max-width: 46rem; margin-bottom: 1.25rem; } .crumb { padding-bottom: 0.75rem; }
  .stack { display: grid; gap: 1rem; align-content: start; min-width: 0; }
  code { font: 0.92em ui-monospace, "SF Mono", Consolas, monospace; } code.address { overflow-wrap: anywhere; }
  pre { margin: 0.5rem 0 0; padding: 0.8rem 0.9rem; background: var(--tint); border-radius: 8px; font: 0.82rem/1.5 ui-monospace, "SF Mono", Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 24rem; overflow: auto; }

  .top { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.4rem; padding: 0.75rem 0; margin-bottom: 1.25rem; border-bottom: 1px solid var(--line); }
  .top .shop, .switch summary { font-weight: 650; letter-spacing: 0.01em; }
  .top nav { display: flex; flex-wrap: wrap; gap: 0 1.1rem; }
  .top nav a { color: var(--soft); text-decoration: none; display: inline-flex; align-items: center; min-height: 44px; } .top nav a:hover { color: var(--ink); }
  .rooms { display: flex; flex-wrap: wrap; gap: 0 1.1rem; margin: -0.4rem 0 0.6rem; font-size: 0.94rem; } .rooms a { color: var(--soft); text-decoration: none; display: inline-flex; align-items: center; min-height: 44px; } .rooms a:hover { color: var(--ink); } .rooms a[aria-current] { color: var(--ink); font-weight: 650; }
  .top nav a[aria-current] { color: var(--ink); font-weight: 650; box-shadow: inset 0 -2px var(--accent); }
  .find { margin-left: auto; } .find input { width: 16rem; }
  .switch { position: relative; } .switch summary { cursor: pointer; min-height: 44px; display: flex; align-items: center; } .switch summary::after { content: "▾"; color: var(--soft); margin-left: 0.4rem; }
  .switch ul { position: absolute; z-index: 5; margin: 0; padding: 0.4rem 0; list-style: none; background: var(--sheet); border: 1px solid var(--line); border-radius: var(--radius); min-width: 14rem; max-height: 60vh; overflow: auto; }
  .switch li a { display: flex; align-items: center; min-height: 44px; padding: 0 1rem; color: var(--ink); text-decoration: none; } .switch li a:hover { background: var(--tint); } .switch li a[aria-current] { font-weight: 650; }
  .foot { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; justify-content: space-between; margin-top: 3rem; padding-top: 0.75rem; border-top: 1px solid var(--line); font-size: 0.88rem; }
  .languages { display: flex; flex-wrap: wrap; gap: 0 1rem; }
  button.link { background: none; color: var(--soft); padding: 0 0.2rem; font-weight: 400; text-decoration: underline; text-underline-offset: 3px; } button.link[aria-pressed=true] { color: var(--ink); text-decoration: none; font-weight: 650; }

  input:not([type=checkbox]), select, textarea { font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--edge); border-radius: 8px; padding: 0.5rem 0.7rem; min-height: 44px; width: 100%; max-width: 100%; }
  textarea { resize: vertical; line-height: 1.5; } input::placeholder { color: var(--soft); opacity: 1; }
  input[type=checkbox] { width: 1.15rem; height: 1.15rem; accent-color: var(--accent); margin: 0; flex: none; }
  .field { display: grid; gap: 0.3rem; min-width: 0; } .field > label, .field > span { font-size: 0.88rem; color: var(--soft); }
  fieldset { border: 0; border-top: 1px solid var(--line); margin: 0; padding: 0.9rem 0 0; display: grid; gap: 0.75rem; min-width: 0; } legend { font-weight: 650; padding: 0 0.6rem 0 0; }
  button, .button { padding: 0.55rem 1.1rem; line-height: 1.3; } .button { display: inline-flex; align-items: center; } button.quiet:hover, .button.quiet:hover { background: var(--tint); }
  .buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; } .two { display: grid; grid-template-columns: 1fr 1fr; gap: 0.75rem; }
  .lookup { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; margin-bottom: 1.5rem; } .lookup .field { width: 15rem; } .lookup .ready { display: flex; flex-wrap: wrap; gap: 0 1rem; }
  .ready a, .filters nav a { min-height: 44px; display: inline-flex; align-items: center; color: var(--soft); text-decoration: none; } .ready a[aria-current], .filters nav a[aria-current] { color: var(--ink); font-weight: 650; }
  .done, .warning, .refused { border-left: 3px solid var(--kept); background: var(--kept-tint); padding: 0.65rem 0.9rem; border-radius: 0 8px 8px 0; margin-bottom: 1.1rem; }
  .warning { border-color: var(--soon); background: var(--soon-tint); } .refused { border-color: var(--late); background: var(--late-tint); display: grid; gap: 0.4rem; }
  .since { margin: 0; padding-left: 1.1rem; }

  dl.figures { display: grid; grid-template-columns: repeat(4, 1fr); border: 1px solid var(--line); border-radius: var(--radius); background: var(--sheet); margin: 0 0 1.25rem; }
  .figures div { padding: 0.85rem 1.1rem; border-left: 1px solid var(--line); } .figures div:first-child { border-left: 0; }
  .figures dd { margin: 0; font-size: 1.6rem; font-weight: 650; line-height: 1.2; } .figures dt { color: var(--soft); font-size: 0.85rem; }
  .filters { display: flex; flex-wrap: wrap; gap: 0 2rem; align-items: center; margin-bottom: 0.4rem; } .filters nav { display: flex; gap: 1rem; } .filters p { color: var(--soft); }

  table { width: 100%; border-collapse: separate; border-spacing: 0; background: var(--sheet); border: 1px solid var(--line); border-radius: var(--radius); }
  th { text-align: left; font-size: 0.82rem; color: var(--soft); font-weight: 600; padding: 0.6rem 0.9rem; border-bottom: 1px solid var(--line); vertical-align: bottom; }
  td, tbody th { padding: 0.75rem 0.9rem; border-bottom: 1px solid var(--line); vertical-align: top; } tbody tr:last-child td, tbody tr:last-child th { border-bottom: 0; }
  tbody th { font-size: inherit; color: inherit; font-weight: 400; } tfoot td, tfoot th { font-weight: 650; color: inherit; font-size: inherit; border-top: 1px solid var(--line); border-bottom: 0; padding: 0.7rem 0.9rem; }
  .sum { text-align: right; white-space: nowrap; }
  td.left { width: 15rem; } td.owner { width: 8rem; } td.what { width: 26%; } td.next { width: 24%; } td.step { width: 15rem; }
  .queue tbody tr { position: relative; } .queue tbody tr:hover { background: var(--tint); }
  a.row { font-weight: 650; color: var(--ink); text-decoration: none; } a.row::after { content: ""; position: absolute; inset: 0; } a.row:hover { color: var(--accent); text-decoration: underline; }
  a.row:focus-visible { outline: 0; } a.row:focus-visible::after { outline: 3px solid var(--accent); outline-offset: -3px; }
  .clip { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
  meter { appearance: none; display: block; width: 100%; max-width: 9rem; height: 4px; margin: 0.4rem 0 0.25rem; border: 0; background: var(--tint); border-radius: 2px; overflow: hidden; }
  meter::-webkit-meter-inner-element { display: block; } meter::-webkit-meter-bar { height: 4px; border: 0; border-radius: 2px; background: var(--line); }
  meter::-webkit-meter-optimum-value { background: var(--kept); border-radius: 2px; } meter.soon::-webkit-meter-optimum-value { background: var(--soon); } meter.late::-webkit-meter-optimum-value { background: var(--late); }
  meter::-moz-meter-bar { background: var(--kept); } meter.soon::-moz-meter-bar { background: var(--soon); } meter.late::-moz-meter-bar { background: var(--late); }
  .pages { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; justify-content: center; margin-top: 1.25rem; } .pages:empty { display: none; } .pages > a:not(.button) { min-height: 44px; display: inline-flex; align-items: center; }
  .empty { text-align: center; padding: 3.5rem 1.25rem; border: 1px dashed var(--edge); border-radius: var(--radius); } .empty h2 { font-size: 1.1rem; color: var(--ink); } .empty p { max-width: 32rem; margin: 0 auto 1rem; color: var(--soft); }
  .alone { max-width: 34rem; margin: 18vh auto 0; display: grid; gap: 1rem; align-content: start; }

  .cols { display: grid; grid-template-columns: 16.5rem minmax(0, 1fr) 21rem; gap: 2rem; margin-top: 1.25rem; align-items: start; }
  .known section, .story section { margin-bottom: 1.6rem; }
  .admin dl { margin: 0; } .known dl, dl.wide { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.3rem 0.9rem; margin: 0; } .known dt, dl.wide dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
  dl.wide { grid-template-columns: minmax(8rem, auto) minmax(0, 1fr); }
  dl.call { margin: 0.5rem 0; } .call dt { color: var(--soft); font-size: 0.85rem; margin-top: 0.4rem; }
  .why { background: var(--tint); border-radius: 8px; padding: 0.6rem 0.75rem; font-size: 0.9rem; }
  .lines { grid-template-columns: minmax(0, 1fr); overflow-wrap: anywhere; list-style: none; margin: 0.5rem 0 0; padding: 0; display: grid; gap: 0.35rem; }
  .said { white-space: pre-line; margin: 0.3rem 0 0; padding: 0.1rem 0 0.1rem 0.8rem; border-left: 2px solid var(--line); overflow-wrap: anywhere; }
  .photos { list-style: none; margin: 0.75rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.6rem; } .photos a { display: block; } .photos img { display: block; width: 9rem; height: 9rem; object-fit: cover; border-radius: 8px; border: 1px solid var(--line); background: var(--tint); } .story h3 { font-size: 0.88rem; color: var(--soft); margin-top: 0.75rem; }
  ol.time { list-style: none; margin: 0; padding: 0; }
  ol.time li { display: grid; grid-template-columns: 6.4rem 1.1rem minmax(0, 1fr); gap: 0 0.7rem; padding-bottom: 1.1rem; position: relative; }
  ol.time time { color: var(--soft); text-align: right; font-size: 0.88rem; grid-column: 1; grid-row: 1; } ol.time time b { display: block; overflow-wrap: normal; font-weight: 600; color: var(--ink); } ol.time li > div { grid-column: 3; grid-row: 1; }
  ol.time li::before { content: ""; grid-column: 2; grid-row: 1; width: 0.7rem; height: 0.7rem; border-radius: 50%; background: var(--accent); margin: 0.35rem auto 0; z-index: 1; }
  ol.time li::after { content: ""; position: absolute; left: calc(6.4rem + 0.7rem + 0.55rem - 1px); top: 0.6rem; bottom: -0.5rem; width: 2px; background: var(--line); } ol.time li:last-child::after { display: none; }
  ol.time .today::before { background: var(--paper); border: 3px solid var(--accent); } ol.time .today time b { color: var(--accent); }
  ol.time .today::after, ol.time .next::after { background: repeating-linear-gradient(var(--edge) 0 4px, transparent 4px 8px); }
  ol.time .next::before { background: var(--paper); border: 2px dashed var(--soft); }
  .side { display: grid; gap: 1rem; min-width: 0; } .thirds { display: grid; grid-template-columns: minmax(0, 1fr) 19rem; gap: 0 2rem; align-items: start; margin-bottom: 1.5rem; }
  .cards, .halves { display: grid; gap: 1rem; align-content: start; min-width: 0; } .halves { grid-template-columns: 1fr 1fr; gap: 1.5rem; align-items: start; }
  .card { background: var(--sheet); border: 1px solid var(--line); border-radius: var(--radius); padding: 0.95rem 1.05rem; min-width: 0; display: grid; gap: 0.5rem; } .card h2 { margin: 0; }
  .pairs { list-style: none; margin: 0; padding: 0; } .pairs li, .pair { display: flex; justify-content: space-between; gap: 0.4rem 0.8rem; align-items: start; } .pairs li { padding: 0.4rem 0; flex-wrap: wrap; } .pairs li > span:first-child { flex: 1 1 9rem; min-width: 0; overflow-wrap: anywhere; } .pairs li + li { border-top: 1px solid var(--line); }
  .sums { display: grid; grid-template-columns: 1fr auto; gap: 0.35rem 1rem; } .sums dd { text-align: right; }
  .todo { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.9rem; } .todo li + li, .code + .code { border-top: 1px solid var(--line); padding-top: 0.9rem; }
  .act { display: grid; gap: 0.75rem; } .act.inline { margin-top: 0.5rem; } td.step .act.inline { margin-top: 0; } .act > button, .act > .button { justify-self: start; }
  .fold > summary { cursor: pointer; color: var(--accent); min-height: 44px; display: flex; align-items: center; font-weight: 600; } .fold > summary::before { content: "+"; width: 1.2rem; flex: none; } .fold[open] > summary::before { content: "–"; } .fold[open] { padding-bottom: 0.9rem; }
  .fold > summary::-webkit-details-marker { display: none; } .acts { gap: 0; } .acts .fold { border-top: 1px solid var(--line); } .acts h2 { margin-bottom: 0.4rem; }
  .tick { display: grid; gap: 0.35rem; } .tick label { display: flex; gap: 0.6rem; align-items: center; min-height: 44px; }
  .rows { list-style: none; margin: 0; padding: 0; background: var(--sheet); border: 1px solid var(--line); border-radius: var(--radius); } .rows > li { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; justify-content: space-between; padding: 0.8rem 1.05rem; } .rows > li + li { border-top: 1px solid var(--line); } .rows > li > span:first-child { flex: 1 1 18rem; min-width: 0; } .rows .fold { flex-basis: 100%; }
  .waiting { margin-bottom: 1.5rem; } .run { display: grid; gap: 0.6rem; justify-items: start; } progress { width: 100%; max-width: 20rem; height: 0.5rem; accent-color: var(--accent); }
  .write { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 2rem; align-items: start; } .editor { display: grid; gap: 1rem; }
  iframe.mail { width: 100%; height: min(62rem, 85vh); border: 1px solid var(--line); border-radius: var(--radius); background: #fbfaf8; } .letter { display: grid; gap: 1rem; max-width: 46rem; }
  .gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); gap: 2rem 1.5rem; } .gallery iframe { height: 40rem; }
  .tone mark { background: var(--soon-tint); color: var(--soon); border-bottom: 2px solid var(--soon); padding: 0 0.1em; }
  .scroll { overflow-x: auto; } .scroll + .scroll, .scroll + p { margin-top: 1rem; }
}
.admin { --edge: #8f897f; } @media (prefers-color-scheme: dark) { .admin { --edge: #767066; } }
@media (max-width: 72rem) { .admin { .cols { grid-template-columns: minmax(0, 1fr) 20rem; } .known { grid-column: 1 / -1; display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0 2rem; order: 3; } .write { grid-template-columns: minmax(0, 1fr); } } }
@media (max-width: 52rem) { .admin {
  padding: 0 1rem 2rem; .top { gap: 0 1rem; } .top nav { order: 3; flex-wrap: nowrap; overflow-x: auto; width: 100%; } .top nav a { white-space: nowrap; } .find { flex: 1; min-width: 9rem; } .find input { width: 100%; }
  dl.figures { grid-template-columns: 1fr 1fr; } .figures div:nth-child(odd) { border-left: 0; } .figures div:nth-child(n+3) { border-top: 1px solid var(--line); }
  table:not(.numbers) { display: block; } table:not(.numbers) :is(tbody, thead) { display: block; } table:not(.numbers) thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table:not(.numbers) tr { display: grid; gap: 0.35rem; padding: 0.85rem 0.95rem; border-bottom: 1px solid var(--line); } table:not(.numbers) tr:last-child { border-bottom: 0; } table:not(.numbers) td { display: block; padding: 0; border: 0; width: auto; text-align: left; }
  .cols, .halves, .thirds, .two { grid-template-columns: minmax(0, 1fr); } .cols { gap: 1.25rem; } .side { display: contents; } .cards.now { order: -1; } .known { order: 3; }
  ol.time li { grid-template-columns: 5rem 1.1rem minmax(0, 1fr); gap: 0 0.5rem; } ol.time li::after { left: calc(5rem + 0.5rem + 0.55rem - 1px); } ol.time time { font-size: 0.8rem; } .lookup .field { flex: 1 1 8rem; width: auto; } .lookup input { padding-inline: 0.5rem; min-width: 0; }
} }
@media print { .admin { .top nav, .rooms, .find, .foot, form, .fold, .acts, .pages, .filters { display: none; } .cols { display: block; } } }
`
