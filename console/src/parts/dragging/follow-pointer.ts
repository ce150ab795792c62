export type Point = { readonly x: number; readonly y: number }

type Following = {
  /** The thing has left its place. */
  readonly onBegin: (at: Point) => void
  readonly onMove: (at: Point) => void
  /** Let go there; null: taken back by Escape or by the system. */
  readonly onEnd: (at: Point | null) => void
}

/** A mouse that moves less only clicks; a finger that moves more before the time is over scrolls. */
const slackPx = 6
const holdMs = 280

/** The click that follows a drag must not open what was dragged. */
const swallowClick = (): void => {
  const stop = new AbortController()
  const swallow = (event: MouseEvent): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, signal: stop.signal })
  setTimeout(() => stop.abort(), 0)
}

/** Browsers decide when a touch begins whether a page may keep it from scrolling, so something must listen by then. For an effect. */
export const keepTouchesStoppable = (): (() => void) => {
  const nothing = (): void => undefined
  window.addEventListener('touchmove', nothing, { passive: false })
  return () => window.removeEventListener('touchmove', nothing)
}

/** Follows a pointer that was just pressed on something that can be dragged: a mouse at once, a finger after a moment of rest. */
export const followPointer = (
  { pointerId, pointerType, clientX, clientY }: Pick<PointerEvent, 'pointerId' | 'pointerType' | 'clientX' | 'clientY'>,
  { onBegin, onMove, onEnd }: Following,
): void => {
  const isTouch = pointerType === 'touch'
  const { signal, stop } = ((controller) => ({ signal: controller.signal, stop: () => controller.abort() }))(
    new AbortController(),
  )
  let isBegun = false
  const begin = (at: Point): void => {
    isBegun = true
    onBegin(at)
  }
  const timer = isTouch ? setTimeout(() => begin({ x: clientX, y: clientY }), holdMs) : undefined
  const finish = (at: Point | null): void => {
    clearTimeout(timer)
    stop()
    if (!isBegun) return
    if (at !== null) swallowClick()
    onEnd(at)
  }
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return
    const at = { x: event.clientX, y: event.clientY }
    if (isBegun) onMove(at)
    else if (Math.hypot(at.x - clientX, at.y - clientY) > slackPx) {
      if (isTouch) finish(null)
      else begin(at)
    }
  }
  const release = (event: PointerEvent): void => {
    if (event.pointerId === pointerId) finish({ x: event.clientX, y: event.clientY })
  }
  const cancelByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isBegun) return
    event.preventDefault()
    event.stopPropagation()
    finish(null)
  }
  const keepFromScrolling = (event: TouchEvent): void => {
    if (isBegun) event.preventDefault()
  }
  // A long press on a link would open the system's menu.
  const keepFromMenu = (event: Event): void => {
    if (isTouch) event.preventDefault()
  }
  window.addEventListener('pointermove', move, { signal })
  window.addEventListener('pointerup', release, { signal })
  window.addEventListener('pointercancel', () => finish(null), { signal })
  window.addEventListener('blur', () => finish(null), { signal })
  window.addEventListener('keydown', cancelByKey, { signal, capture: true })
  window.addEventListener('touchmove', keepFromScrolling, { signal, passive: false })
  window.addEventListener('contextmenu', keepFromMenu, { signal })
}
