import { Button } from '@mantine/core'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { notifyFailed } from '../../notices/notify.tsx'

const shownMs = 2_000

/** Where the page came by http the browser keeps the clipboard to itself, except for what is selected. */
const copyBySelection = (text: string): void => {
  const area = document.createElement('textarea')
  area.value = text
  document.body.append(area)
  area.select()
  const isCopied = document.execCommand('copy')
  area.remove()
  if (!isCopied) throw new Error('The browser does not let the page copy: select the text yourself')
}

type Props = {
  readonly text: string
  readonly label?: string
  /** What is copied, for screen readers, where several such buttons stand on a page: `Base URL`. */
  readonly what?: string
  readonly isSmall?: boolean
}

/** A button that copies a text and says so. */
export const CopyText = ({ text, label = 'Copy', what, isSmall = false }: Props) => {
  const [isDone, setIsDone] = useState(false)
  const copy = async (): Promise<void> => {
    try {
      if (navigator.clipboard === undefined) copyBySelection(text)
      else await navigator.clipboard.writeText(text)
      setIsDone(true)
      setTimeout(() => setIsDone(false), shownMs)
    } catch (error) {
      notifyFailed(error, 'It was not copied')
    }
  }
  return (
    <Button
      variant="default"
      flex="none"
      {...(isSmall ? { size: 'compact-sm' } : {})}
      {...(what === undefined ? {} : { 'aria-label': `${isDone ? 'Copied' : label}: ${what}` })}
      leftSection={isDone ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
      onClick={() => void copy()}
      aria-live="polite"
    >
      {isDone ? 'Copied' : label}
    </Button>
  )
}
