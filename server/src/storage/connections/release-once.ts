import type pg from 'pg'

type Release = (error?: Error | boolean) => void
/** Without a connection there may be nothing to release. */
type Callback = (error: Error | undefined, client: pg.PoolClient | undefined, release: Release | undefined) => void

const once = (release: Release): Release => {
  let isReleased = false
  return (error) => {
    if (isReleased) return
    isReleased = true
    release(error)
  }
}

/**
 * Lets whoever takes a connection by a callback release it twice: the pool throws the second time. graphile-worker does so when a
 * connection breaks on which it is just beginning to listen while it is shut down, where nobody catches what is thrown.
 */
export const letReleaseTwice = (pool: pg.Pool): void => {
  const connect = pool.connect.bind(pool)
  const connectPatiently = (callback?: Callback): Promise<pg.PoolClient> | undefined => {
    if (callback === undefined) return connect()
    connect((error, client, release?: Release) => callback(error, client, release && once(release)))
    return undefined
  }
  Object.assign(pool, { connect: connectPatiently })
}
