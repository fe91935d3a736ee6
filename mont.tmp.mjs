import { chromium } from 'playwright-core';
import fs from 'node:fs';
const [,,out,...ims]=process.argv;
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
const p=await b.newPage({viewport:{width:1700,height:1200}});
await p.setContent('<body style="margin:0;display:flex;background:#888;gap:8px">'+ims.map(f=>`<img style="width:${1680/ims.length}px" src="data:image/png;base64,${fs.readFileSync(f).toString('base64')}">`).join('')+'</body>');
await p.waitForTimeout(500);
await p.screenshot({path:out,fullPage:true});await b.close();
