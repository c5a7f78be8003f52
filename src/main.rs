//! 职业技能培训补贴计算器: answers in, assessment out, entirely in the browser.

mod act;
mod app;
mod browser;
mod link;
mod render;
mod results;
mod shelf;
mod state;
mod texts;
mod view;
mod words;

fn main() {
    app::start();
}
