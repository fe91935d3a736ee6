const urls = import.meta.glob<string>('../../../data/kilder/*/eksempel*.csv', {
	eager: true,
	query: '?url',
	import: 'default'
});

/** The synthetic examples, fetched from the app's own origin as if they had been dropped. */
export async function exampleFiles(): Promise<File[]> {
	return Promise.all(
		Object.entries(urls).map(async ([path, url]) => {
			const response = await fetch(url);
			if (!response.ok) throw new Error(`${response.status}`);
			const [source, file] = path.split('/').slice(-2);
			return new File([await response.blob()], `${source}-${file}`);
		})
	);
}
