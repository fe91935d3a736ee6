import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
	{
		ignores: [
			'build',
			'.svelte-kit',
			'.eksempeltall',
			'src/lib/text/paraglide',
			'test-results',
			'playwright-report'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'no-restricted-syntax': ['error', 'WithStatement'],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			]
		}
	},
	{
		files: ['tests/journeys/**', 'tests/server/**'],
		// Playwright reads a fixture's needs from its first parameter's pattern, also when it has none.
		rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] }
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
		rules: {
			// The app resolves its links in one place (session/links), relative to the page.
			'svelte/no-navigation-without-resolve': 'off',
			// Local maps and sets that never leave their function need no reactivity.
			'svelte/prefer-svelte-reactivity': 'off',
			'svelte/require-each-key': 'error',
			'svelte/no-at-html-tags': 'error'
		}
	}
);
