import { ApiError, type ErrorDetail } from 'foyer-sdk/client'
import { labelOf } from './labels.ts'
import { detailWords, errorWords } from './words.ts'

/** A rule that was broken: of a request, or by one of many events. */
type Broken = Pick<ErrorDetail, 'keyword' | 'message'> & Partial<Pick<ErrorDetail, 'params'>>

const rephrased = ({ keyword, params = {} }: Broken): string | null => {
  const words = Object.hasOwn(detailWords, keyword) ? detailWords[keyword] : undefined
  return (typeof words === 'function' ? words(params) : words) ?? null
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What is wrong, without where: it stands at the field. */
export const faultText = (broken: Broken): string => rephrased(broken) ?? capital(broken.message)

/** What is wrong and where: `Phone: It can not be read …`. */
const detailText = (detail: ErrorDetail): string => {
  const label = labelOf(detail.dataPath)
  const words = rephrased(detail)
  if (label === '') return words ?? capital(detail.message)
  return words === null ? `${label} ${detail.message}` : `${label}: ${words}`
}

/** What the answer says, in sentences: one of each detail, or, without any, one of it as a whole. */
export const sentencesOf = ({ text, details, retryAfterSeconds }: ApiError): readonly string[] => {
  if (details.length > 0) return [...new Set(details.map(detailText))]
  const words = errorWords[text] ?? text
  return [typeof words === 'function' ? words(retryAfterSeconds) : words]
}

export type FormFaults<Field extends string> = {
  /** What stands at each field. */
  readonly at: Readonly<Partial<Record<Field, string>>>
  /** What no field is at fault for: to be told below them; null when there is nothing of that. */
  readonly rest: unknown
}

/** Which field of a form the answer finds fault with: the fields are named as in the request's body. */
export const formFaults = <Field extends string>(error: unknown, fields: readonly Field[]): FormFaults<Field> => {
  const details = error instanceof ApiError ? error.details : []
  const fieldOf = ({ dataPath }: ErrorDetail): Field | undefined => fields.find((field) => dataPath === `.${field}`)
  const at: Partial<Record<Field, string>> = {}
  for (const detail of details) {
    const field = fieldOf(detail)
    if (field !== undefined) at[field] ??= faultText(detail)
  }
  const others = details.filter((detail) => fieldOf(detail) === undefined)
  if (!(error instanceof ApiError) || others.length === details.length) return { at, rest: error }
  const { status, text, requestId, retryAfterSeconds } = error
  const rest = new ApiError({ status, text, details: others, requestId, retryAfterSeconds })
  return { at, rest: others.length === 0 ? null : rest }
}
