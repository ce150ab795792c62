import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { paths } from '../../../app/paths.ts'
import type { ProspectsSearch } from './search.ts'

export type SearchChange = { readonly [Name in keyof ProspectsSearch]: ProspectsSearch[Name] | undefined }

/** The filters, which stand in the address, and how to change some of them. */
export const useProspectsSearch = () => {
  const search = useSearch({ strict: false }) as ProspectsSearch
  const navigate = useNavigate()
  const go = useCallback(
    (next: SearchChange) => {
      const kept = Object.entries(next).filter(([, value]) => value !== undefined && value !== '')
      void navigate({ to: paths.prospects, search: Object.fromEntries(kept) as ProspectsSearch, replace: true })
    },
    [navigate],
  )
  /** These change, and all others stay. */
  const change = useCallback((some: SearchChange) => go({ ...search, ...some }), [go, search])
  return { search, change, go }
}
