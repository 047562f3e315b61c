// throwaway: node e2e/.look.mjs role lang path... 
import { openHouse, openBrowser, DESKTOP, PHONE, axe, fits, enterAs, shot } from './house.mjs';
const [role, lang, ...paths] = process.argv.slice(2);
const house = process.env.URL_ ? await openBrowser(process.env.URL_) : await openHouse();
for (const [n,size] of [['d',DESKTOP],['p',PHONE]]) {
  await house.visit({size, language: lang, as: role==='-'?null:role}, async (page)=>{
    for (let path of paths) {
      let p=path; const clicks=p.split('>'); p=clicks.shift();
      const a = await page.goto(p);
      for (const c of clicks) { await page.locator(c).first().click(); await page.waitForLoadState('load'); await page.waitForTimeout(300);}
      const name=(role+'-'+path).replace(/[^a-z0-9_-]+/gi,'_').slice(0,70);
      console.log(a.status(), page.url(), await shot(page,name));
      await fits(page).catch(e=>console.log(e.message)); await axe(page).catch(e=>console.log(e.message));
    }
  }).catch(e=>console.log(e.message));
}
await house.close();
