/**
 * Draws a standalone SVG as PNG.
 *
 * @param width   of the SVG, in pixels
 * @param height  of the SVG, in pixels
 * @param scale   pixels in the file for each of the SVG's
 * @throws        Error when the browser can't read the SVG or has no memory for the picture
 */
export async function svgToPng(
	svg: string,
	width: number,
	height: number,
	scale = 2
): Promise<Blob> {
	const image = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(width * scale);
	canvas.height = Math.round(height * scale);
	const pen = canvas.getContext('2d');
	if (!pen) throw new Error(`No canvas of ${canvas.width} × ${canvas.height} pixels`);
	pen.drawImage(image, 0, 0, canvas.width, canvas.height);
	return encoded(canvas);
}

/** An image from a data: address, which the page's CSP lets in and a canvas may give out again. */
async function loaded(address: string): Promise<HTMLImageElement> {
	const image = new Image();
	image.src = address;
	await image.decode();
	return image;
}

function encoded(canvas: HTMLCanvasElement): Promise<Blob> {
	return new Promise((resolve, reject) =>
		canvas.toBlob((blob) => {
			if (blob) resolve(blob);
			else reject(new Error(`No PNG of ${canvas.width} × ${canvas.height} pixels`));
		}, 'image/png')
	);
}
