import { FormError } from '@/ui/FormError'
import { useProblemText } from '@/ui/problems'

/** What went wrong, where something did. */
export function Trouble({ error }: { error: unknown }) {
  const text = useProblemText()
  return <FormError>{error ? text(error) : null}</FormError>
}
