/** As it is told by the picture itself, in pixels. */
interface Size {
	width: number;
	height: number;
}

/** Of the kinds that say so at their beginning: PNG, JPEG, GIF, BMP. Null of others. */
export function pictureSize(bytes: Uint8Array): Size | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		if (view.getUint32(0) === 0x89504e47) return sizeAt(16, (at) => view.getUint32(at), 4);
		if (view.getUint16(0) === 0xffd8) return jpegSize(view);
		if (view.getUint32(0) === 0x47494638) return sizeAt(6, (at) => view.getUint16(at, true), 2);
		// A picture's height may be negative: its rows stand from the top then.
		if (view.getUint16(0) === 0x424d)
			return sizeAt(18, (at) => Math.abs(view.getInt32(at, true)), 4);
		return null;
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}

const sizeAt = (at: number, read: (at: number) => number, bytes: number): Size => ({
	width: read(at),
	height: read(at + bytes)
});

/** The first frame of a JPEG; its segments say how long they are. */
function jpegSize(view: DataView): Size | null {
	for (let at = 2; at < view.byteLength; at += 2 + view.getUint16(at + 2)) {
		const marker = view.getUint16(at);
		if (marker >> 8 !== 0xff) return null;
		const frame =
			marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
		if (frame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
	}
	return null;
}
