import { expect, it } from 'vitest';
import { mark } from './mark.mjs';

const component = (name: string, version: string) => ({
	...{ name, version, scope: 'required' },
	purl: `pkg:npm/${name.replace('@', '%40')}@${version}`
});
const bom = {
	metadata: { component: { name: 'a-folder', type: 'library', version: '1.0.0' } },
	components: [component('@navn/kode', '1.0.0'), component('prøver', '2.0.0')]
};
const one = { name: '@navn/kode', version: '1.0.0', licence: 'MIT', inside: null };

it('a bill of materials tells what is delivered from what only makes it', () => {
	const marked = mark(bom, [one, { ...one, name: 'RE2', version: null, inside: '@navn/kode' }]);
	expect(marked.metadata.component).toMatchObject({ name: 'forlopsatlas', type: 'application' });
	expect(
		marked.components.map(({ name, scope }: { name: string; scope: string }) => [name, scope])
	).toEqual([
		['@navn/kode', 'required'],
		['prøver', 'excluded'],
		['RE2', 'required']
	]);
});

it('a package in the build that npm does not know of is told', () => {
	expect(() => mark(bom, [{ ...one, version: '1.0.1' }])).toThrow('@navn/kode@1.0.1');
});
