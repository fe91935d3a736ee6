/*
 * For a worker whose functions are made of text: takes away all by which it could reach anything but
 * the one who asks it. What can't be taken away, such as `import()`, its CSP stops.
 */

/** The network, other threads, other tabs and what is kept on the machine. */
export const WAYS_OUT: readonly string[] = [
	'fetch',
	'fetchLater',
	'XMLHttpRequest',
	'WebSocket',
	'WebSocketStream',
	'WebTransport',
	'EventSource',
	'RTCPeerConnection',
	'FontFace',
	'fonts',
	'importScripts',
	'Worker',
	'SharedWorker',
	'BroadcastChannel',
	'indexedDB',
	'caches',
	'cookieStore',
	'webkitRequestFileSystem',
	'webkitRequestFileSystemSync',
	'webkitResolveLocalFileSystemURL',
	'webkitResolveLocalFileSystemSyncURL',
	'Notification',
	'PushManager'
];

const OF_NAVIGATOR: readonly string[] = [
	'sendBeacon',
	'serviceWorker',
	'storage',
	'storageBuckets',
	'locks',
	'gpu',
	'ml',
	'usb',
	'serial',
	'hid',
	'bluetooth'
];

/**
 * Takes the ways out from a worker's scope and its navigator, for good.
 *
 * @throws TypeError when one of them can't be taken away: then nothing may be done there
 */
export function sever(scope: object): void {
	for (const way of WAYS_OUT) take(scope, way);
	const { navigator } = scope as { navigator?: object };
	if (navigator) for (const way of OF_NAVIGATOR) take(navigator, way);
}

/** From whoever in the chain has it; and none can be put in its place. */
function take(from: object, way: string): void {
	for (let holder = from; holder !== null; holder = Object.getPrototypeOf(holder) as object)
		if (Object.hasOwn(holder, way)) {
			if (!Reflect.deleteProperty(holder, way)) throw new TypeError(`${way} can not be taken away`);
		}
	Object.defineProperty(from, way, { value: undefined, writable: false, configurable: false });
}
