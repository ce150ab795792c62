// Runs in the page with the list of prospects. Looks down the list, row by row, at every frame and as soon as the list has moved: before
// anything is drawn for that, as the browser may show just this.

const list = document.querySelector('[data-scroll-restoration-id="prospects"]')
if (list === null) throw new Error('there is no list')

const rowStep = 20
const gaps: number[] = []
let last = performance.now()
let [blank, grey] = [0, 0]
let [isBlank, isGrey] = [false, false]

/** Grey rows may stand behind the list, too: they are there before any script runs. */
const hasGreyGround = (): boolean => getComputedStyle(list).backgroundImage !== 'none'

const look = (): void => {
  const { left, top, bottom } = list.getBoundingClientRect()
  const head = list.querySelector('thead')?.getBoundingClientRect().bottom ?? top
  for (let y = head + rowStep / 2; y < bottom - rowStep / 2; y += rowStep) {
    const row = document.elementFromPoint(left + 200, y)?.closest('tbody tr') ?? null
    if (row?.hasAttribute('data-index') === true) continue
    if (row === null && !hasGreyGround()) isBlank = true
    else isGrey = true
  }
}
addEventListener('scroll', look, { capture: true, passive: true })

const frame = (now: number): void => {
  look()
  gaps.push(now - last)
  last = now
  if (isBlank) blank++
  if (isGrey) grey++
  isBlank = false
  isGrey = false
  requestAnimationFrame(frame)
}
requestAnimationFrame(frame)

const readPlace = () => {
  const rows = [...list.querySelectorAll<HTMLElement>('tbody tr[data-index]')]
  const isWaiting = list.querySelector('tbody tr:not([data-index])') !== null
  return {
    row: Math.max(0, ...rows.map(({ dataset }) => Number(dataset['index']) + 1)),
    isAtEnd: !isWaiting && list.scrollTop + list.clientHeight >= list.scrollHeight - 1,
  }
}

Object.assign(globalThis, { readPlace, readTally: () => ({ gaps, blank, grey }) })

// A module, so that nothing here is seen by another file.
export {}
