use browser::{driver::*,page::*,server::*,which::*};
use std::{time::Instant,sync::Arc};
fn main(){
 let t=Instant::now(); let l=|w:&str,t:Instant|println!("{w} {:.2}",t.elapsed().as_secs_f32());
 let b=Browser::start(Taste::default()); l("start",t);
 let t=Instant::now(); b.resize(360,740); l("resize",t); drop(b);  l("quit",t);
 let page=Page::start("x",Arc::new(Server::start()),Taste::default()); l("start2",t);
 let t=Instant::now(); page.go("about:blank");l("blank",t); page.go(&page.server.url(""));l("go",t);
 while !page.has("#summary"){} l("summary",t); page.seen(); l("seen",t);
 let t=Instant::now(); page.load(""); l("load again",t);
 let t=Instant::now(); page.choose_place("330000"); l("tap",t); let t=Instant::now(); page.seen(); l("seen",t);let t=Instant::now(); page.seen(); l("seen",t);
 let t=Instant::now(); page.tap_status("migrant"); l("tap",t); let t=Instant::now(); page.seen(); l("seen",t);
 let t=Instant::now(); page.back(); l("back",t);
 let t=Instant::now(); page.keep_pictures(""); l("pictures",t);
 let t=Instant::now(); drop(page); l("drop",t);
}
