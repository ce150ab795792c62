import { Checkbox, Paper, Title } from '@mantine/core'
import { useSingleKeys } from '../../app/single-keys.ts'

/** Kept in this browser: another keyboard, and who sits at it, may want something else. */
export const KeyboardCard = () => {
  const { areOn, setAreOn } = useSingleKeys()
  return (
    <Paper p="md" component="section" aria-labelledby="keyboard">
      <Title order={2} id="keyboard" mb="sm">
        Keyboard
      </Title>
      <Checkbox
        label="Shortcuts of a single key"
        description="Such as n for a new lead. Switch them off if you dictate, or press keys by accident. For this browser only; shortcuts with Ctrl or ⌘ stay."
        checked={areOn}
        onChange={(event) => setAreOn(event.currentTarget.checked)}
      />
    </Paper>
  )
}
