import { ErrorNotice } from '../error-notice.tsx'

export type Paged = {
  readonly isFetchNextPageError: boolean
  readonly error: unknown
  readonly fetchNextPage: () => unknown
}

/** Below a list that goes on: why it does not. What was read stays above. */
export const MoreFailed = ({ pages }: { readonly pages: Paged }) =>
  pages.isFetchNextPageError ? (
    <ErrorNotice error={pages.error} title="The rest can't be read" onRetry={() => void pages.fetchNextPage()} />
  ) : null
