/** The fields of the public form: a label, a hint, and what is wrong with it right beside it. */
import type { Child } from 'hono/jsx'
import { mostPhotoBytes, mostPhotos, photoTypes } from '../../domain/photo.ts'
import type { MessageName } from '../../emails/locales/catalog.ts'
import { plain } from '../../emails/plain.ts'
import { say, type Values } from '../../emails/say.ts'
import { typeset } from '../../emails/typeset.ts'
import type { TellView } from './tell.tsx'
import { longest, type Trouble } from './tell-form.ts'

export const saidIn = (view: Pick<TellView, 'locale'>, name: MessageName, values?: Values): string =>
  typeset(view.locale, say(view.locale, name, values))

export const troublesOf = (view: TellView, field: string): readonly Trouble[] =>
  view.troubles.filter((trouble) => trouble.field === field)

/** The first field to mend takes the focus when the page comes back. */
export const isFirst = (view: TellView, field: string): boolean => view.troubles[0]?.field === field

/** What ties a control to its hint and its troubles. */
export const tiedTo = (view: TellView, field: string, id: string, hinted: boolean) => {
  const wrong = troublesOf(view, field).length > 0
  const described = [hinted && `${id}-hint`, wrong && `${id}-wrong`].filter((part) => part !== false)
  return {
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
    ...(wrong && { 'aria-invalid': 'true' as const }),
    ...(isFirst(view, field) && { autofocus: true }),
  }
}

export const Wrong = ({
  view,
  field,
  id,
}: {
  readonly view: TellView
  readonly field: string
  readonly id: string
}) => {
  const troubles = troublesOf(view, field)
  return troubles.length === 0 ? null : (
    <div class="wrong" id={`${id}-wrong`}>
      {troubles.map(({ why, values }) => (
        <p key={`${why} ${values?.name}`}>{saidIn(view, why, values)}</p>
      ))}
    </div>
  )
}

interface LabelProps {
  readonly view: TellView
  readonly name: string
  readonly id: string
  readonly label: MessageName
  readonly required: boolean
  readonly hint?: string
  readonly children: Child
}

const Labelled = ({ view, name, id, label, required, hint, children }: LabelProps) => (
  <div class="field">
    <label for={id}>
      {saidIn(view, label)}
      {!required && <span class="soft"> ({say(view.locale, 'page.tell.optional')})</span>}
    </label>
    {hint !== undefined && (
      <small class="soft" id={`${id}-hint`}>
        {hint}
      </small>
    )}
    <Wrong view={view} field={name} id={id} />
    {children}
  </div>
)

interface FieldProps {
  readonly view: TellView
  readonly name: keyof typeof longest
  /** Where two forms have a field of the same name. */
  readonly id?: string
  readonly label: MessageName
  readonly kind: 'text' | 'email' | 'tel' | 'words'
  readonly required?: boolean
  readonly autocomplete?: string
  readonly hint?: string
}

export const Field = (props: FieldProps) => {
  const { view, name, id = name, label, kind, required = false, autocomplete, hint } = props
  const entered = view.entered[name] ?? ''
  const common = {
    ...{ id, name, required, autocomplete, maxlength: longest[name] },
    ...tiedTo(view, name, id, hint !== undefined),
  }
  return (
    <Labelled view={view} name={name} id={id} label={label} required={required} {...(hint !== undefined && { hint })}>
      {kind === 'words' ? (
        <textarea {...common}>{entered}</textarea>
      ) : (
        <input type={kind} value={entered} {...common} />
      )}
    </Labelled>
  )
}

/** Photos: those to choose, and those an earlier sending brought. Listing JPEG makes an iPhone turn its own format into it. */
export const PhotoField = ({ view }: { readonly view: TellView }) => {
  const sizes = { most: mostPhotos, size: mostPhotoBytes / 1024 / 1024, shop: plain(view.shop.name, 60) }
  const hint = saidIn(view, 'page.tell.photo-hint', sizes)
  return (
    <Labelled view={view} name="photo" id="photo" label="page.tell.photo" required={false} hint={hint}>
      {view.held.length > 0 && (
        <fieldset class="held">
          <legend>{saidIn(view, 'page.tell.photo-kept')}</legend>
          {view.held.map(({ name, ticket }) => (
            <label key={ticket}>
              <input type="checkbox" name="kept" value={ticket} checked /> <span>{name}</span>
            </label>
          ))}
        </fieldset>
      )}
      <input
        type="file"
        id="photo"
        name="photo"
        accept={photoTypes.join(',')}
        multiple
        {...tiedTo(view, 'photo', 'photo', true)}
      />
    </Labelled>
  )
}
