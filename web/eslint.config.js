import js from '@eslint/js'
import boundaries from 'eslint-plugin-boundaries'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['node_modules', 'coverage', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  { files: ['public/**/*.js'], languageOptions: { globals: globals.browser } },
  { files: ['scripts/**/*.mjs'], languageOptions: { globals: globals.node } },
  {
    files: ['src/**/*.{ts,tsx}', 'vite.config.ts'],
    extends: [
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      jsxA11y.flatConfigs.strict,
      reactHooks.configs.flat.recommended,
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // `onClick={async () => ...}`: what fails inside is caught by the mutation, which shows it.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      // `onClick={() => close()}` reads better than a block, and the types keep it harmless.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Types name what comes over the wire, and an index signature there is bracketed on purpose.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      // The server's empty text means "none", so `name || email` is what is meant.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // The first field of a dialog that a person just opened may take the focus: that is what they came for.
      'jsx-a11y/no-autofocus': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Text from the server is shown as text.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { project: import.meta.dirname } },
      'boundaries/elements': [
        { type: 'api', pattern: 'src/api' },
        { type: 'lib', pattern: 'src/lib' },
        { type: 'ui', pattern: 'src/ui' },
        { type: 'storefront', pattern: 'src/storefront' },
        { type: 'admin', pattern: 'src/admin' },
      ],
    },
    rules: {
      // The shop and the back office never meet; both stand on ui, lib and api, which know neither.
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            ['lib', ['lib']],
            ['api', ['api', 'lib']],
            ['ui', ['ui', 'api', 'lib']],
            ['storefront', ['storefront', 'ui', 'api', 'lib']],
            ['admin', ['admin', 'ui', 'api', 'lib']],
          ].map(([from, to]) => ({
            from: { element: { type: from } },
            allow: to.map((type) => ({ to: { element: { type } } })),
          })),
        },
      ],
    },
  },
)
