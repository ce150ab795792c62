import { useEffect, useRef } from 'react'
import { formFaults } from '../../api/refusals/told.ts'

/**
 * What the server found wrong in a form: `at.email` stands at the field that has this name in the request, `rest` below all of them.
 * With `form` as the form's ref the first such field has the focus.
 */
export const useFormFaults = <Field extends string>(error: unknown, fields: readonly Field[]) => {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [error])
  return { ...formFaults(error, fields), form }
}
