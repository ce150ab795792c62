import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from '../api/client.ts'

const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.status === 401

/** What may go better a moment later: no answer, an overloaded or restarting server, too many requests. */
export const mayPass = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500)

const mostRetries = 2
const longestPauseMs = 8_000

/** Pages read through it. `onSignedOut` is called when the server no longer takes the session. */
export const createQueryClient = (onSignedOut: () => void): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isSignedOut(error)) onSignedOut()
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _given, _context, mutation) => {
        // A wrong password is answered 401 too.
        if (isSignedOut(error) && mutation.meta?.['isSignIn'] !== true) onSignedOut()
      },
    }),
    defaultOptions: {
      queries: {
        // The stream tells what changes; this is for what it does not.
        staleTime: 30_000,
        retry: (failures, error) => failures < mostRetries && mayPass(error),
        retryDelay: (failures, error) =>
          Math.min(
            error instanceof ApiError && error.retryAfterSeconds !== null
              ? error.retryAfterSeconds * 1_000
              : 1_000 * 2 ** failures,
            longestPauseMs,
          ),
      },
    },
  })
