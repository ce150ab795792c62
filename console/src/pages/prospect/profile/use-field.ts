import { useState } from 'react'
import { type ProfileChange, StaleEdit, useEditProspect } from '../../../api/prospects/edit.ts'
import type { TaggedProspect } from '../../../api/prospects/one.ts'
import { notifyFailed } from '../../../notices/notify.tsx'

/** A field of the profile that people change. */
export type FieldKey = keyof ProfileChange

/**
 * One field under change: `seen` is the prospect as it was when the editor was opened, so that what a colleague changed meanwhile is
 * told and not written over.
 */
export const useField = (prospect: TaggedProspect, field: FieldKey) => {
  const [seen, setSeen] = useState<TaggedProspect | null>(null)
  const [stale, setStale] = useState<StaleEdit | null>(null)
  const { mutateAsync, isPending, error, reset } = useEditProspect(prospect.id)
  const open = (): void => {
    reset()
    setSeen(prospect)
  }
  const close = (): void => {
    setSeen(null)
    setStale(null)
  }
  const save = async (value: ProfileChange[FieldKey]): Promise<void> => {
    const base = stale?.current ?? seen ?? prospect
    if (value === base[field]) return close()
    try {
      await mutateAsync({ seen: base, changes: { [field]: value } as ProfileChange })
      close()
    } catch (failure) {
      if (failure instanceof StaleEdit) setStale(failure)
      else if (seen === null) notifyFailed(failure, 'It was not saved')
    }
  }
  return { isOpen: seen !== null, seen, stale, isPending, error: stale === null ? error : null, open, close, save }
}
