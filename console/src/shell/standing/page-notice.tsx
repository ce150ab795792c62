import { Button, Code, Text } from '@mantine/core'
import { useDebouncedValue, useNetwork } from '@mantine/hooks'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../api/client.ts'
import type { LiveState } from '../../api/live/follow.ts'
import { askServed } from '../../later/served.ts'
import { errorText } from '../../parts/error-notice.tsx'
import classes from './page-notice.module.css'
import { type StaleReads, useStaleReads } from './stale-reads.ts'

/** A connection that is there again by then was never away for anybody. */
const awayMs = 1_500

const useIsFor = (live: LiveState, state: LiveState): boolean => {
  const [settled] = useDebouncedValue(live, awayMs)
  return live === state && settled === state
}

/** Whether the server came back with another console than this one. */
const useIsUpgraded = (live: LiveState): boolean => {
  const [isUpgraded, setIsUpgraded] = useState(false)
  const wasAway = useRef(false)
  useEffect(() => {
    if (live === 'away' || live === 'refused') wasAway.current = true
    if (live !== 'live' || !wasAway.current) return
    wasAway.current = false
    void askServed().then((served) => setIsUpgraded(served === 'newer'))
  }, [live])
  return isUpgraded
}

const Away = () => {
  const { online } = useNetwork()
  return (
    <Text size="sm">
      <b>{online ? "Foyer can't be reached" : 'You are offline'}</b>: reconnecting … What you see may be old. What you
      have typed stays here, and can be saved when the connection is back.
    </Text>
  )
}

/** Where pages stand at the side it is told there. */
const NotLive = () => (
  <Text size="sm" className={classes['onlyPhone']}>
    <b>Not live</b>: changes of others do not arrive by themselves.
  </Text>
)

const Stale = ({ reads: { error, isTrying, tryAgain } }: { readonly reads: StaleReads }) => (
  <>
    <Text size="sm">
      <b>This page could not be refreshed</b>, and may be old: {errorText(error)}
    </Text>
    <Button size="compact-sm" variant="default" loading={isTrying} onClick={tryAgain}>
      Try again
    </Button>
    {error instanceof ApiError && error.requestId !== null && (
      <Text size="xs">
        Request <Code>{error.requestId}</Code>
      </Text>
    )}
  </>
)

const Upgraded = () => (
  <>
    <Text size="sm">
      <b>Foyer was upgraded.</b> Reload this page when you have saved what you are at.
    </Text>
    <Button size="compact-sm" variant="default" onClick={() => window.location.reload()}>
      Reload
    </Button>
  </>
)

/** Above every page, when what it shows may not be what is: one line for all of it, which goes by itself. */
export const PageNotice = ({ live }: { readonly live: LiveState }) => {
  const isAway = useIsFor(live, 'away')
  const isRefused = useIsFor(live, 'refused')
  const isUpgraded = useIsUpgraded(live)
  const stale = useStaleReads()
  const about = (): ReactNode => {
    if (isAway) return <Away />
    if (stale !== null) return <Stale reads={stale} />
    if (isUpgraded) return <Upgraded />
    return isRefused ? <NotLive /> : null
  }
  return (
    <div className={classes['notice']} role="status">
      {about()}
    </div>
  )
}
