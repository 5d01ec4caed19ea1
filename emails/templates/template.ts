/** The shape of a mail: a function from facts to words. Pure: the same facts give the same words. */
import type { MailKind } from '../../domain/mail.ts'
import type { Content } from '../content.ts'
import type { MailProps } from '../voice.ts'

export type Template<Kind extends MailKind> = (props: MailProps<Kind>) => Content
export type Templates = { readonly [Kind in MailKind]: Template<Kind> }
