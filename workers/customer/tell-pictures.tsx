/** Small line drawings beside what can be seen: who is upset, or reads a foreign language, finds their own faster. */
import type { FC } from 'hono/jsx'
import type { Reason } from '../../domain/reasons.ts'
import type { Topic } from './tell-form.ts'

const circle = 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z'
const box = 'M4 8l8-4 8 4v8l-8 4-8-4z'
const corners = 'M5 9V5h4M15 5h4v4M19 15v4h-4M9 19H5v-4'
const bubble = 'M4 5h16v11H10l-4 4v-4H4z'

/** Paths in a field of 24 by 24. Reasons that nobody can see have none. */
const paths: Readonly<Partial<Record<Topic | Reason, string>>> = {
  late: `${circle}M12 7.5V12l3 2`,
  damaged: `${box}M12 4l-2 4 3 3-2 4 2 5`,
  faulty: `${circle}M12 7.5V13M12 16.4v.1`,
  'wrong-item': 'M4 8h14l-3-3M20 16H6l3 3',
  'missing-item': corners,
  'not-as-described': 'M5 9h14M5 15h14M15.5 5l-7 14',
  service: bubble,
  billing: 'M3 6h18v12H3zM3 10h18M6 14.5h4',
  other: 'M6 12v.1M12 12v.1M18 12v.1',
  'not-sent': `${box}M4 8l8 4 8-4M12 12v8`,
  'stuck-on-the-way':
    'M3 16.5V7h11v9.5M14 10h4l3 3v3.5M8.5 17.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0zM18.5 17.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0zM8.5 17.5h7',
  'day-missed': 'M4 6h16v14H4zM4 10h16M8 3.5V6M16 3.5V6M10 13l4 4M14 13l-4 4',
  'not-where-it-should-be': 'M12 21s-6-5.5-6-11a6 6 0 0 1 12 0c0 5.5-6 11-6 11zM10 8l4 4M14 8l-4 4',
  torn: 'M6 3.5h12V10l-3 2-2.5-2-3 2.5L6 11zM6 15l3.5 1.5 3-2.5 2.5 2 3-2v6.5H6z',
  broken: `${circle}M12 3.5l-1.5 5 4 3-3.5 4 1.5 5`,
  crushed: 'M4 6l4.5 2.5L12 5.5l2.5 4.5L20 7.5V19l-6-1.5-4 1.5-6-1z',
  stained: 'M12 3.5s6 7 6 11a6 6 0 0 1-12 0c0-4 6-11 6-11z',
  'does-not-work': 'M12 3.5V11M7.5 6.2a7.5 7.5 0 1 0 9 0M5 21L19 4',
  'stopped-working': `${circle}M10 9v6M14 9v6`,
  'comes-apart': 'M9.5 5H4v14h5.5l-1.5-4.5 2-2.5-2-3zM15.5 5H20v14h-4.5l-1.5-4.5 2-2.5-2-3z',
  'badly-made': 'M3 9c2-5 4 5 6 0s4 5 6 0 4 5 6 0M3 17h18',
  'wrong-colour': 'M9 7a5 5 0 1 0 0 10A5 5 0 0 0 9 7zM15 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10z',
  'wrong-size': 'M5 19L19 5M5 12.5V19h6.5M19 11.5V5h-6.5',
  'another-thing': 'M4 5h7v7H4zM16 12a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM14 8h6M17 5v6',
  'another-order': 'M6 3.5h12V20l-3-1.5-3 1.5-3-1.5L6 20zM10 8.5l4 4M14 8.5l-4 4',
  'thing-missing': `${corners}M9 12h6`,
  'part-missing': 'M11 13V4.5a8.5 8.5 0 1 0 8.5 8.5zM15 4.8a8 8 0 0 1 4.2 4.2H15z',
  'too-few': 'M5 20V8M12 20V8M19 20v-2M19 15v-2M19 10V8',
  'empty-box': 'M4 10h16v10H4zM4 10L1.5 6.5M20 10l2.5-3.5',
  'looks-different':
    'M2.5 12s3.5-6 9.5-6 9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  'other-size': 'M2.5 9h19v6.5h-19zM6.5 9v3M10.2 9v3M13.8 9v3M17.5 9v3',
  'other-material': 'M4 4h16v16H4zM4 9.3h16M4 14.7h16M9.3 4v16M14.7 4v16',
  'does-less': 'M5 20V5M10 20V9M15 20v-7M20 20v-3',
}

/** The drawing itself says nothing to a screen reader: the words beside it do. */
export const Drawing: FC<{ readonly of: Topic | Reason }> = ({ of }) => {
  const path = paths[of]
  return path === undefined ? null : (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  )
}
