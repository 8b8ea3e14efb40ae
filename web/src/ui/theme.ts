import {
  Badge,
  Button,
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  Modal,
  NumberInput,
  Paper,
  PasswordInput,
  Select,
  Table,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core'

const petrol: MantineColorsTuple = [
  '#e8f6f4',
  '#d0ebe7',
  '#a0d7cf',
  '#6dc1b6',
  '#45aea1',
  '#229a8c',
  '#0f8073',
  '#0c6b60',
  '#09564d',
  '#053f39',
]

/** Neutral with a breath of blue, so that the accent and the pictures are what has colour. */
const dark: MantineColorsTuple = [
  '#dfe3e7',
  '#b9c0c8',
  '#98a2ad',
  '#6c7682',
  '#3b444e',
  '#2c343c',
  '#20262d',
  '#171b20',
  '#101418',
  '#0b0e11',
]

const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#eff1f3',
  '#e4e7ea',
  '#d6dade',
  '#bfc5cb',
  '#98a1aa',
  '#6b7580',
  '#4d5660',
  '#343b43',
  '#1d2228',
]

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  colors: { petrol, dark, gray },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  headings: {
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.3' },
      h2: { fontSize: '1.125rem', lineHeight: '1.4' },
      h3: { fontSize: '1rem', lineHeight: '1.45' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Badge: Badge.extend({
      defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 550 },
      // A state is one or two words: they are shown whole.
      styles: { root: { overflow: 'visible', flexShrink: 0 }, label: { overflow: 'visible' } },
    }),
    Button: Button.extend({ styles: { label: { fontWeight: 550 } } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, overlayProps: { blur: 2, backgroundOpacity: 0.4 } },
      styles: { title: { fontWeight: 620 } },
    }),
    Paper: Paper.extend({ defaultProps: { radius: 'lg' } }),
    Table: Table.extend({
      defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md', borderColor: 'var(--tp-line)' },
    }),
    TextInput: TextInput.extend({ styles: { label: { marginBottom: 4 } } }),
    PasswordInput: PasswordInput.extend({ styles: { label: { marginBottom: 4 } } }),
    Textarea: Textarea.extend({ styles: { label: { marginBottom: 4 } } }),
    Select: Select.extend({
      defaultProps: { checkIconPosition: 'right' },
      styles: { label: { marginBottom: 4 } },
    }),
    NumberInput: NumberInput.extend({ styles: { label: { marginBottom: 4 } } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 300, withArrow: true, events: { hover: true, focus: true, touch: false } },
    }),
  },
})

/** Mantine's own dimmed, placeholder and error shades are too faint for small text; these hold 4.5 : 1. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1d2228',
    '--mantine-color-dimmed': '#5b6570',
    '--mantine-color-placeholder': '#6b7580',
    '--mantine-color-error': '#c22525',
    '--mantine-color-yellow-light-color': '#6f4e00',
    '--mantine-color-orange-light-color': '#8f3600',
    '--mantine-color-red-light-color': '#a51d1d',
    '--mantine-color-blue-light-color': '#12538f',
    '--tp-canvas': '#f7f8f9',
    '--tp-line': '#e4e7ea',
    '--tp-hover': '#f4f6f7',
    '--tp-accent-text': '#0c6b60',
  },
  dark: {
    '--mantine-color-dimmed': '#98a2ad',
    '--mantine-color-placeholder': '#8f9aa6',
    '--mantine-color-error': '#ff8787',
    '--tp-canvas': '#101418',
    '--tp-line': '#2c343c',
    '--tp-hover': '#1d2329',
    '--tp-accent-text': '#6dc1b6',
  },
})
