import type { ReactNode } from 'react'
import { ErrorNotice } from '../error-notice.tsx'

type Props<Data> = {
  readonly query: {
    readonly data: Data | undefined
    readonly error: unknown
    readonly refetch: () => unknown
  }
  /** What an error says: `The desk can't be shown`. */
  readonly title?: string
  /** In its place until it is there. */
  readonly skeleton: ReactNode
  readonly children: (data: Data) => ReactNode
}

/**
 * What is read, or what there is instead: its skeleton, or why it can't be shown. What was shown stays when it could not be read again,
 * and nothing that was not read is said to be empty. That something is not fresh, is told once for the whole page: see shell/standing.
 */
export const Reading = <Data,>({ query: { data, error, refetch }, title, skeleton, children }: Props<Data>) => {
  if (data !== undefined) return children(data)
  if (error === null) return skeleton
  return <ErrorNotice error={error} onRetry={() => void refetch()} {...(title === undefined ? {} : { title })} />
}
