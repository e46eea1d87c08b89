import { chromium } from "playwright";
import { execFileSync } from "node:child_process";
const O="http://localhost:4700";
const key={olga:"5XJYK62QMOB33MO2UGRSVTKUCRDC65WW",ada:"VKIHEE2XRPTXFGWCDTCPEMICIFD3BLSZ",bo:"5PIS6ZSEFUQXSTV25YIWVM5Z2LAXSAL5"};
const b=await chromium.launch({executablePath:"/usr/bin/chromium-headless-shell",args:["--no-sandbox","--disable-dev-shm-usage"]});
const problems=[];
async function login(ctx,who){ const p=await ctx.newPage();
 p.on("console",m=>m.type()==="error"&&problems.push(who+" "+p.url()+" "+m.text())); p.on("pageerror",e=>problems.push(who+" "+p.url()+" "+e));
 await p.goto(O+"/w/demo/sign-in"); await p.fill("input[name=email]",who+"@demo.example"); await p.fill("input[name=password]","quiet-harbour-lamp-42"); await p.keyboard.press("Enter");
 await p.waitForURL(/verify/); const code=execFileSync("oathtool",["--totp","-b",key[who]]).toString().trim();
 await p.fill("input[autocomplete=one-time-code]",code); await p.waitForURL(u=>!/verify|sign-in/.test(u.pathname),{timeout:20000}); return p; }
const lang=process.argv[2]||"en", theme=process.argv[3]||"light", width=+(process.argv[4]||1280), who=process.argv[5]||"olga";
const ctx=await b.newContext({locale:lang==="de"?"de-DE":"en-GB",colorScheme:theme,viewport:{width,height:width<500?844:900},deviceScaleFactor:1});
const p=await login(ctx,who);
if(lang==="de"){ await ctx.addCookies([{name:"gatehouse.language",value:"de",url:O}]); }
const W=O+"/w/demo";
const pages=process.argv[6]?process.argv[6].split(","):["","/account/security","/account/profile","/admin","/admin/members","/admin/audit","/admin/resets","/admin/policy","/admin/applications","/admin/members/invite"];
let i=0;
for(const path of pages){ await p.goto(W+path); await p.waitForLoadState("networkidle").catch(()=>{}); 
 const over=await p.evaluate(()=>document.documentElement.scrollWidth-innerWidth); if(over>0) problems.push("overflow "+over+" "+path);
 await p.screenshot({path:`/tmp/shots/${lang}-${theme}-${width}-${String(i++).padStart(2,"0")}${path.replaceAll(/[/?=]/g,"_")||"_home"}.png`,fullPage:true}); 
 if(path==="/admin/members"&&!process.argv[6]){ const links=await p.locator("a[href*='/admin/members/']").evaluateAll(a=>a.map(x=>x.getAttribute("href")).filter(h=>/[0-9a-f-]{36}$/.test(h.split("?")[0]))); if(links[0]) pages.push(links.find(Boolean).replace("/w/demo","")); }
 if(path==="/admin/audit"&&!process.argv[6]){ const l=await p.locator("a[href*='/admin/audit/']").first().getAttribute("href").catch(()=>null); if(l&&!/export/.test(l)) pages.push(l.replace("/w/demo","")); }
 if(path==="/admin/applications"&&!process.argv[6]){ const l=await p.locator("a[href*='/admin/applications/']").evaluateAll(a=>a.map(x=>x.getAttribute("href")).find(h=>/[0-9a-f-]{36}/.test(h))); if(l) pages.push(l.replace("/w/demo","")); }
}
console.log(problems.join("\n")||"no problems", pages.length);
await b.close();
