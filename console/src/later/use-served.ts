import { useEffect, useEffectEvent, useState } from 'react'
import { askServed, reloadOnce, type Served } from './served.ts'

const againMs = 2_000

/**
 * In the place of a page that can't be shown, where nobody can have typed anything: gets the console of now when it is another one,
 * and calls `onBack` when a server that was away has come back. What the server has; undefined until that is known.
 */
export const useServed = (onBack: () => void): Served | undefined => {
  const [served, setServed] = useState<Served>()
  const comeBack = useEffectEvent(onBack)
  useEffect(() => {
    let isShown = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async (wasAway: boolean): Promise<void> => {
      const now = await askServed()
      if (!isShown || (now === 'newer' && reloadOnce())) return
      setServed(now)
      if (now === 'nothing') timer = setTimeout(() => void look(true), againMs)
      if (now === 'same' && wasAway) comeBack()
    }
    void look(false)
    return () => {
      isShown = false
      clearTimeout(timer)
    }
  }, [])
  return served
}
