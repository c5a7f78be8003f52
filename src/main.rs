//! 职业技能培训补贴计算器: answers in, assessment out, entirely in the browser.

mod act;
mod app;
mod browser;
mod cards;
mod kiosk;
mod state;
mod view;
mod voice;

fn main() {
    app::App::start();
}
