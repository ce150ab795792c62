import { Button } from '@mantine/core'
import { useState } from 'react'
import classes from './timeline.module.css'

/** What is shown of longer ones until somebody wants it all. */
const shownCharacters = 480
const shownLines = 7

const isLong = (text: string): boolean => text.length > shownCharacters || text.split('\n').length > shownLines

/** The notes of an event, as they were written; long ones are cut until one asks for the rest. */
export const EventNotes = ({ text }: { readonly text: string }) => {
  const [isWhole, setIsWhole] = useState(false)
  const isCut = isLong(text) && !isWhole
  return (
    <>
      <div className={classes['notes']} data-cut={isCut || undefined} dir="auto">
        {text}
      </div>
      {isLong(text) && (
        <Button
          size="compact-xs"
          mih={24}
          variant="subtle"
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? 'Show less' : 'Show all'}
        </Button>
      )}
    </>
  )
}
