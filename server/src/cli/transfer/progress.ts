import type { ImportCounts } from '../../storage/transfer/imports.ts'

type Terminal = { readonly isTTY?: boolean; readonly write: (text: string) => unknown }

export type Progress = {
  /** How much of the file was read, from 0 to 1; null if nobody knows its size. */
  readonly share: number | null
  readonly counts: ImportCounts
  readonly nowMs: number
}

/** On a terminal ten times a second, elsewhere a line a second. */
const gapMs = { terminal: 100, elsewhere: 1_000 }
const barWidth = 24

const count = (value: number): string => value.toLocaleString('en-US')

export const inWords = (counts: ImportCounts): string =>
  [
    `${count(counts.rowsRead)} rows:`,
    `${count(counts.rowsCreated)} created,`,
    `${count(counts.rowsUpdated)} updated,`,
    `${count(counts.rowsUnchanged)} unchanged,`,
    `${count(counts.rowsRejected)} rejected`,
  ].join(' ')

const bar = (share: number): string => {
  const full = Math.round(Math.min(1, share) * barWidth)
  return `[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}] ${String(Math.floor(Math.min(1, share) * 100)).padStart(3)} % `
}

/** Shows how far an import is: on a terminal one line that is written over, elsewhere a line now and then. */
export const createProgress = (
  terminal: Terminal,
): { readonly show: (progress: Progress) => void; readonly end: () => void } => {
  let shownMs = Number.NEGATIVE_INFINITY
  let isOpen = false
  return {
    show: ({ share, counts, nowMs }) => {
      if (nowMs - shownMs < (terminal.isTTY === true ? gapMs.terminal : gapMs.elsewhere)) return
      shownMs = nowMs
      const line = `${share === null ? '' : bar(share)}${inWords(counts)}`
      terminal.write(terminal.isTTY === true ? `\r${line}\u001b[K` : `${line}\n`)
      isOpen = terminal.isTTY === true
    },
    end: () => {
      if (isOpen) terminal.write('\r\u001b[K')
    },
  }
}
