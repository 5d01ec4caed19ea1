/** The pieces the forms are made of. */
import type { Child } from 'hono/jsx'
import type { Act, View } from './view.ts'

/** A form of the page: its address and the proof that it is ours. */
export const Form = ({ view, act, children }: { readonly view: View; readonly act: Act; readonly children: Child }) => (
  <form method="post" action={`${view.path}/${act}`}>
    <input type="hidden" name="form" value={view.form} />
    {children}
  </form>
)

interface OptionProps {
  readonly name: string
  readonly value: string
  readonly checked?: boolean
  readonly title: string
  readonly text: string
  readonly plus?: string
}

/** One of several ways, as a card. The whole card can be pressed. */
export const Option = ({ name, value, checked, title, text, plus }: OptionProps) => (
  <label class="option">
    <input type="radio" name={name} value={value} required checked={checked} />
    <b>{title}</b>
    <span>{text}</span>
    {plus && <span class="plus">{plus}</span>}
  </label>
)

interface FoldProps {
  readonly id: string
  readonly title: string
  readonly open?: boolean
  /** The first fold of a quiet list needs no card around it. */
  readonly quiet?: boolean
  readonly children: Child
}

/** A part that opens when wanted. */
export const Fold = ({ id, title, open, quiet, children }: FoldProps) => (
  <details id={id} class={quiet ? 'quiet-fold' : 'fold'} open={open}>
    <summary>{title}</summary>
    <div class="inside">{children}</div>
  </details>
)

/** What was chosen: a title, and under it how and when. */
export const Chosen = (props: {
  readonly label: string
  readonly title: string
  readonly text?: string | undefined
  readonly plus?: string
}) => (
  <div class="chosen">
    <span class="soft">{props.label}</span>
    <b>{props.title}</b>
    {props.text && <span class="soft">{props.text}</span>}
    {props.plus && <span class="plus">{props.plus}</span>}
  </div>
)
