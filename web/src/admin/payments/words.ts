import { useTranslation } from 'react-i18next'

/** A provider's settings as people say them; what has no words yet is shown as it is. */
export function useFieldWords() {
  const { t } = useTranslation('admin')
  return {
    field: (name: string) => t(`payments.fields.${name}` as 'payments.fields.api_key', name.replaceAll('_', ' ')),
    choice: (name: string) => t(`payments.choices.${name}` as 'payments.choices.at_once', name.replaceAll('_', ' ')),
  }
}
