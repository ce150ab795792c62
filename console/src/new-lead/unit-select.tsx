import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAccount } from '../api/accounts.ts'
import { unitLine, unitsQuery, useUnit } from '../api/units.ts'

type Props = { readonly value: number | null; readonly onChange: (id: number | null) => void }

const searchPauseMs = 200

/** Picks a unit of the account by a part of its address; the server searches. */
export const UnitSelect = ({ value, onChange }: Props) => {
  const { id } = useAccount()
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), searchPauseMs)
  const chosen = useUnit(value)
  const found = useInfiniteQuery(unitsQuery(id, q === '' ? {} : { q })).data?.pages[0]?.data ?? []
  // The chosen one is named, also when it is not among those that are found.
  const units = chosen === undefined || found.some((unit) => unit.id === chosen.id) ? found : [...found, chosen]
  return (
    <Select
      label="Unit"
      placeholder="Street, city or zip code"
      searchable
      clearable
      data={units.map((unit) => ({ value: String(unit.id), label: unitLine(unit) }))}
      // The server has searched already.
      filter={({ options }) => options}
      value={value === null ? null : String(value)}
      onChange={(picked) => onChange(picked === null ? null : Number(picked))}
      onSearchChange={setText}
      nothingFoundMessage="No unit has this address"
    />
  )
}
